import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

const NS = 'http://schemas.openxmlformats.org'
const MAIN = `${NS}/spreadsheetml/2006/main`
const OFFICE = `${NS}/officeDocument/2006/relationships`
const PACKAGE = `${NS}/package/2006/relationships`

/** An .xlsx file with these cells on its first sheet, as a spreadsheet would save them. */
export function aWorkbook(rows: readonly (readonly (string | number)[])[]): Promise<Buffer> {
  const zip = new ZipFile()
  const put = (path: string, xml: string) => zip.addBuffer(Buffer.from(`<?xml version="1.0"?>${xml}`), path)
  put(
    '[Content_Types].xml',
    `<Types xmlns="${NS}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
  )
  put(
    'xl/workbook.xml',
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="名单" sheetId="1" r:id="r1"/></sheets></workbook>`,
  )
  put(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${PACKAGE}"><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  )
  put(
    'xl/worksheets/sheet1.xml',
    `<worksheet xmlns="${MAIN}"><sheetData>${rows.map(rowOf).join('')}</sheetData></worksheet>`,
  )
  zip.end()
  return buffer(zip.outputStream)
}

const rowOf = (cells: readonly (string | number)[], index: number): string =>
  `<row r="${index + 1}">${cells.map((cell, n) => cellOf(cell, `${String.fromCharCode(65 + n)}${index + 1}`)).join('')}</row>`

const cellOf = (cell: string | number, at: string): string =>
  typeof cell === 'number'
    ? `<c r="${at}"><v>${cell}</v></c>`
    : `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`
