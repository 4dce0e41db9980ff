import { z } from 'zod'
import { route } from '#server/platform/docs/route'
import { AuditPage } from '#shared/platform/audit/contract'
import { BackupsView, BackupView, FileProblem, RestorePreview } from '#shared/platform/backups/contract'
import { CardView, PlaybookPage } from '#shared/ritual/playbook/contract'

export const system = {
  'GET /audit': route('操作记录，最新的在前', 'Who changed what, newest first', AuditPage),
  'GET /backups': route('列出备份', 'List the backups', BackupsView),
  'POST /backups': route('马上备份一次', 'Make a backup now', BackupView),
  'GET /backups/:name/file': route('下载一份备份', 'Download a backup', 'file'),
  'GET /backups/:name/preview': route('看一份备份里有什么', 'Look into a backup', RestorePreview),
  'POST /backups/:name/restore': route(
    '恢复一份备份',
    'Restore a backup',
    z.object({ problem: FileProblem.nullable() }),
  ),
  'DELETE /backups/:name': route('删除一份备份', 'Delete a backup', null),
  'GET /docs': route('打开接口文档的页面', 'Open the API pages', null),
  'GET /docs/openapi.json': route('这份文档', 'This document', z.record(z.string(), z.unknown())),
  'GET /health/live': route('进程是否活着', 'Whether the process is alive', z.object({ ok: z.boolean() })),
  'GET /health/ready': route(
    '现在报单能不能存上、看得到',
    'Whether a sale would be stored and shown now',
    z.object({ ok: z.boolean(), cause: z.string().optional() }),
  ),
  'GET /metrics': route('监控指标，Prometheus 格式', 'Figures for a monitor, for Prometheus', 'file'),
  'GET /playbook': route('宝典，可搜索', 'The playbook, searchable', PlaybookPage),
  'POST /playbook': route('写一条经验', 'Write a card', CardView),
  'POST /playbook/starter': route('加入入门经验', 'Load the starter cards', z.object({ added: z.int() })),
  'GET /playbook/:id': route('看一条经验', 'Read a card', CardView),
  'PATCH /playbook/:id': route('改一条经验', 'Change a card', CardView),
  'DELETE /playbook/:id': route('删除草稿', 'Delete a draft', null, ['card_published']),
  'POST /playbook/:id/publish': route('发布经验', 'Publish a card', CardView),
  'DELETE /playbook/:id/publish': route('收回为草稿', 'Take a card back to a draft', CardView),
  'POST /playbook/:id/uses': route('我用上了', 'Note that it helped', CardView, [
    'own_card',
    'deal_not_recent',
    'card_not_published',
  ]),
  'POST /playbook/:id/thanks': route('点谢', 'Thank the author', CardView, ['own_card', 'card_not_published']),
  'DELETE /playbook/:id/thanks': route('收回点谢', 'Take the thanks back', CardView),
}
