const METRIC = '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d'
const SELLER = '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed'

/** Bodies that a system would really send, where one made from the contract would be too bare or would not fit its rules. */
export const BODIES: Record<string, unknown> = {
  'POST /contests/:contestId/deals': {
    requestId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
    businessDate: '2015-04-10',
    participantId: SELLER,
    items: [{ metricId: METRIC, quantity: 2 }],
    reference: '053800001',
    customerName: '张小明',
    customerPhone: '13800001234',
  },
  'POST /contests/:contestId/revisions': {
    from: '2015-05-01',
    reason: '上级公司调高目标',
    goals: [{ teamId: null, metricId: METRIC, target: 300, challenge: 360 }],
  },
  'POST /contests/:contestId/benchmarks': {
    id: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
    participantId: SELLER,
    metricId: METRIC,
    week: '2015-04-06',
    citation: '一个人卖出 117 部',
  },
}

/** Routes whose body is a file. */
export const FILE_BODIES: Record<string, string> = {
  'POST /contests/:contestId/imports': 'application/octet-stream',
  'PUT /contests/:contestId/reports/:reportId/picture': 'image/png',
}
