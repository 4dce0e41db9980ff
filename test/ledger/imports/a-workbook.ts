import { ZipFile } from 'yazl'

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

/** The parts of a workbook other than its sheets, by their path in the archive. */
export function frameOf(names: readonly string[]): Record<string, string> {
  const each = (one: (name: string, n: number) => string) => names.map((name, index) => one(name, index + 1)).join('')
  const sheets = each((name, n) => `<sheet name="${name}" sheetId="${n}" r:id="s${n}"/>`)
  const relations = each(
    (_, n) => `<Relationship Id="s${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  )
  return {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets>${sheets}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${relations}<Relationship Id="t" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  }
}

/** A workbook as some system may write it, made without any code of ours: sheets by name, texts only. */
export async function aWorkbook(
  sheets: Record<string, readonly (readonly string[])[]>,
  { hiddenRows = [] }: { hiddenRows?: readonly number[] } = {},
): Promise<Buffer> {
  const zip = new ZipFile()
  const put = (path: string, xml: string) => zip.addBuffer(Buffer.from(`<?xml version="1.0"?>${xml}`), path)
  for (const [path, xml] of Object.entries(frameOf(Object.keys(sheets)))) put(path, xml)
  for (const [index, rows] of Object.values(sheets).entries()) {
    const xml = rows.map((cells, n) => {
      const texts = cells.map(
        (cell, column) =>
          cell && `<c r="${String.fromCharCode(65 + column)}${n + 1}" t="inlineStr"><is><t>${cell}</t></is></c>`,
      )
      return `<row r="${n + 1}"${hiddenRows.includes(n + 1) ? ' hidden="1"' : ''}>${texts.join('')}</row>`
    })
    put(`xl/worksheets/sheet${index + 1}.xml`, `<worksheet ${MAIN}><sheetData>${xml.join('')}</sheetData></worksheet>`)
  }
  zip.end()
  const parts: Buffer[] = []
  for await (const part of zip.outputStream) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
