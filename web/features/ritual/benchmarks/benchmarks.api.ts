import {
  BenchmarkList,
  BenchmarkPage,
  BenchmarkView,
  type NameBenchmarkInput,
} from '#shared/ritual/benchmarks/contract'
import { del, get, NoContent, post } from '#web/api/http'

const at = (contestId: string, rest = '') => `/api/contests/${contestId}/benchmarks${rest}`

/** The named benchmarks, and for directors the proposals of a week. */
export const listBenchmarks = (contestId: string, week?: string) =>
  get(at(contestId, week ? `?${new URLSearchParams({ week })}` : ''), BenchmarkList)
export const readBenchmark = (contestId: string, id: string) => get(at(contestId, `/${id}`), BenchmarkPage)
export const nameBenchmark = (contestId: string, input: NameBenchmarkInput) => post(at(contestId), BenchmarkView, input)
export const withdrawBenchmark = (contestId: string, id: string) => del(at(contestId, `/${id}`), NoContent)
