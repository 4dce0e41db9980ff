import type { MustBeNone } from '#server/ledger/verify/entry-rules'

/** What must hold of requests, in plain SQL over the tables: a replay of their steps, without the services it checks. */
export const REQUEST_RULES: readonly MustBeNone[] = [
  {
    wrong: 'is a request in another state than its steps lead to',
    sql: `
      select r."id" from request r join request_step s on s."request" = r."id"
      where s."position" = (
          select max(x."position") from request_step x where x."request" = r."id" and x."act" <> 'escalated')
        and r."state" <> case s."act" when 'forwarded' then 'taken' else s."act" end`,
  },
  {
    wrong: 'is a request that does not begin with its question',
    sql: `
      select r."id" from request r
      where not exists (
        select 1 from request_step s
        where s."request" = r."id" and s."position" = 0 and s."act" = 'asked' and s."at" = r."askedAt")`,
  },
  {
    wrong: 'is a request with another answer than its last one',
    sql: `
      select r."id" from request r left join request_step s on s."request" = r."id"
        and s."position" = (
          select max(x."position") from request_step x where x."request" = r."id" and x."act" = 'answered')
      where coalesce(r."answer", '') <> coalesce(s."text", '') or (r."answeredAt" is null) <> (s."position" is null)`,
  },
  {
    wrong: 'is a request that was answered late and counts as on time',
    sql: `
      select r."id" from request r
      where r."state" in ('answered', 'done') and r."answeredAt" >= r."dueAt" and r."missedAt" is null`,
  },
  {
    wrong: 'is thanks without an answer',
    sql: `
      select r."id" from request r
      where r."hasThanks" and (r."state" <> 'done' or r."answeredAt" is null)`,
  },
  {
    wrong: 'is a request of a participant of another contest',
    sql: `
      select r."id" from request r join participant p on p."id" = r."participantId"
      where p."contestId" <> r."contestId"`,
  },
]
