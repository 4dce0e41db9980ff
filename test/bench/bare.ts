import Database from 'better-sqlite3'
import fastify from 'fastify'
import { Server } from 'socket.io'
import { serve, usedCpu } from './child'

interface Sale {
  requestId: string
  businessDate: string
  items: { metricId: string; quantity: number }[]
}

/** What there is to compare with: one route, one prepared insert that is durable when answered, one emit per sale. */
const bare = {
  async start({ databaseUrl }: { databaseUrl: string }): Promise<{ url: string; origin: string }> {
    const db = new Database(databaseUrl)
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = FULL')
    db.exec(`create table sale (
      id integer primary key, "requestId" text not null, day text not null, "metricId" text not null, quantity integer not null)`)
    const insert = db.prepare('insert into sale ("requestId", day, "metricId", quantity) values (?, ?, ?, ?)')
    const app = fastify()
    const io = new Server(app.server, { transports: ['websocket'], serveClient: false })
    let total = 0
    app.post<{ Body: Sale }>('/sales', async ({ body }, reply) => {
      const { requestId, businessDate, items } = body
      const [{ metricId, quantity } = { metricId: '', quantity: 0 }] = items
      const { lastInsertRowid } = insert.run(requestId, businessDate, metricId, quantity)
      total += quantity
      const sale = { seq: Number(lastInsertRowid), requestId, metricId, quantity, total }
      if (io.engine.clientsCount > 0) io.emit('sale', sale)
      return reply.status(201).send(sale)
    })
    return { url: await app.listen({ host: '127.0.0.1', port: 0 }), origin: 'http://bench.test' }
  },

  cpu: () => usedCpu(),
}
export type Bare = typeof bare

serve(bare)
