/** A page that any browser draws, without a script: it asks for itself again. */
export interface PlainPage {
  language: string
  title: string
  body: string
}

const REFRESH_S = 15
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as HTML. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark)

// Tables and percentages alone: flexible boxes and variables of style sheets are newer than some of these browsers.
const STYLE = `
html, body { height: 100%; margin: 0; background: #1d0b07; color: #fff6e8; overflow: hidden;
  font: 28px/1.25 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif }
table { width: 100%; border-collapse: collapse }
td, th { padding: 0.15em 0.4em; text-align: right; white-space: nowrap }
td.name, th.name { width: 60%; max-width: 0; overflow: hidden; text-align: left; text-overflow: ellipsis }
th { color: #d9b98a; font-weight: normal }
tr.team td { border-top: 2px solid #4a2a1c; font-size: 40px; font-weight: bold }
.many tr.team td { font-size: 28px }
tr.first td { color: #ffd76a }
.crest { display: inline-block; min-width: 1.5em; margin-right: 0.4em; padding: 0 0.2em; border-radius: 0.2em; color: #fff; text-align: center }
.head { padding: 0.4em 1em; background: #9c1d10 }
.head b { font-size: 52px }
.head span { margin-left: 1em; color: #ffe3a3 }
.part { padding: 0.5em 1em }
.half { float: left; width: 48%; padding: 0 1% }
.half h2 { margin: 0.3em 0; color: #ffd76a; font-size: 32px }
.code { margin: 0.4em 0; color: #ffd76a; font-size: 180px; font-weight: bold; letter-spacing: 0.1em }
.middle { padding-top: 12%; text-align: center }
`

export const pageOf = ({ language, title, body }: PlainPage): string =>
  `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="refresh" content="${REFRESH_S}">
<meta name="viewport" content="width=1920"><title>${escaped(title)}</title><style>${STYLE}</style></head>
<body>${body}</body></html>
`
