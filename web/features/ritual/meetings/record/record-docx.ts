import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { RecordSheet } from './record-sheet'

/** A photo as a document takes it. */
export interface RecordPhoto {
  jpeg: ArrayBuffer
  width: number
  height: number
}

const FONT = { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: 'Microsoft YaHei' }
/** A4 in twentieths of a point, with margins of 2 cm. */
const PAGE = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1_134, right: 1_134, bottom: 1_134, left: 1_134 },
}
const TEXT_WIDTH = PAGE.size.width - PAGE.margin.left - PAGE.margin.right

/** The first of two columns is a label; several share the width. */
const widthsOf = (columns: number): number[] =>
  columns === 2
    ? [0.2, 0.8].map((share) => Math.round(TEXT_WIDTH * share))
    : Array.from({ length: columns }, () => Math.round(TEXT_WIDTH / columns))

/** Two photos fit into a line of the page. */
const PHOTO_WIDTH = 300

const text = (words: string, style: { bold?: boolean; size?: number; color?: string } = {}) =>
  new TextRun({ text: words, ...style })

const cell = (words: string, isHead = false) =>
  new TableCell({
    children: [new Paragraph({ children: [text(words, { bold: isHead })] })],
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    ...(isHead ? { shading: { fill: 'F3EDE4' } } : {}),
  })

const table = (rows: readonly (readonly string[])[], isHead: (row: number, column: number) => boolean) =>
  new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widthsOf(rows[0]?.length ?? 1),
    rows: rows.map(
      (row, at) =>
        new TableRow({
          cantSplit: true,
          children: row.map((words, column) => cell(words, isHead(at, column))),
        }),
    ),
  })

function photoRun({ jpeg, width, height }: RecordPhoto): ImageRun {
  const transformation = { width: PHOTO_WIDTH, height: Math.round((PHOTO_WIDTH * height) / width) }
  return new ImageRun({ type: 'jpg', data: jpeg, transformation })
}

/** 会议记录 as a Word document on A4. */
export function recordDocument(sheet: RecordSheet, photos: readonly RecordPhoto[], photosTitle: string): Document {
  const heading = (words: string) =>
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      keepNext: true,
      spacing: { before: 240, after: 80 },
      children: [text(words, { bold: true, size: 24, color: '1C1917' })],
    })
  return new Document({
    title: sheet.title,
    creator: sheet.contest,
    styles: { default: { document: { run: { font: FONT, size: 21 } } } },
    sections: [
      {
        properties: { page: PAGE },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES], size: 16 })],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [text(sheet.contest, { size: 22, color: '57534E' })],
          }),
          new Paragraph({
            alignment: AlignmentType.CENTER,
            heading: HeadingLevel.TITLE,
            spacing: { after: 200 },
            children: [text(sheet.title, { bold: true, size: 36, color: '1C1917' })],
          }),
          table(sheet.facts, (_, column) => column === 0),
          ...sheet.sections.flatMap(({ heading: words, lines, table: figures }) => [
            heading(words),
            ...lines.map((line) => new Paragraph({ spacing: { after: 40 }, children: [text(line)] })),
            ...(figures ? [table([figures.head, ...figures.rows], (row) => row === 0)] : []),
          ]),
          ...(photos.length > 0 ? [heading(photosTitle), new Paragraph({ children: photos.map(photoRun) })] : []),
        ],
      },
    ],
  })
}

/** The bytes of the document, as a browser saves them. */
export const recordFile = (document: Document): Promise<Blob> => Packer.toBlob(document)
