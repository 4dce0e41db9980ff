import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DomainEventBus } from '#server/platform/events/domain-event-bus'
import { TestApp } from '#test/support/test-app'

describe('a domain event', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await TestApp.start()
  })
  afterAll(() => app.stop())

  it('calls the listeners of imported modules before those of their importers', () => {
    const bus = app.get(DomainEventBus)

    expect(bus.listenersOf('contest.closed')).toEqual([
      'ReviewGuard.mustBeSettled',
      'CollisionsService.mustBeSettled',
      'ReportListeners.proposeFinal',
      'CeremonyService.beginAtClose',
    ])
    expect(bus.listenersOf('contest.closing')).toEqual(['ActivityBonuses.bringAtClose'])
    expect(bus.listenersOf('meeting.closed')).toEqual([
      'LessonDraftsListener.draftLessons',
      'RecordListener.keepDetails',
      'ReportListeners.proposeDaily',
    ])
    expect(bus.listenersOf('contest.revising')).toEqual(['RepricingGuard.refuseSold'])
    expect(bus.listenersOf('participant.removing')).toEqual([
      'AttendanceService.forget',
      'DutyService.forget',
      'TerritoryHoldersService.forget',
      'CodesService.forget',
    ])
    expect(bus.listenersOf('account.disabled')).toEqual(['PortraitsService.hide'])
    expect(bus.listenersOf('account.enabled')).toEqual(['PortraitsService.show'])
    expect(bus.listenersOf('duty.changed')).toEqual(['MeetingRefreshService.refreshDay'])
    expect(bus.listenersOf('attendance.changed')).toEqual(['MeetingRefreshService.refreshDay'])
    expect(bus.listenersOf('voice.added')).toEqual(['ComplaintRequests.open', 'MeetingRefreshService.refreshDay'])
    expect(bus.listenersOf('request.moved')).toEqual(['MeetingRefreshService.refreshDay'])
    expect(bus.listenersOf('shortfall.done')).toEqual(['MeetingRefreshService.refreshAll'])
    expect(bus.listenersOf('contest.amended')).toEqual(['MeetingRefreshService.refreshAll'])
    expect(bus.listenersOf('deal.collided')).toEqual(['CollisionsService.open'])
    expect(bus.listenersOf('deals.logged')).toEqual(['DealVisits.count', 'DealLines.close', 'DealOpportunities.link'])
    expect(bus.listenersOf('deal.reversed')).toEqual([
      ...['DealVisits.undo', 'CollisionsService.follow', 'DealLines.open', 'DealOpportunities.unlink'],
    ])
    expect(bus.listenersOf('activity.told')).toEqual(['VisitLines.collect'])
    expect(bus.listenersOf('deal.cancelled')).toEqual(['Winbacks.keep'])
  })
})
