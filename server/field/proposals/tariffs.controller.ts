import { Body, Controller, Get, Put } from '@nestjs/common'
import { TariffsService } from '#server/field/proposals/tariffs.service'
import { DirectorsOnly, Me } from '#server/platform/auth/access'
import type { Person } from '#server/platform/auth/caller'
import { Describe } from '#server/platform/http/describe'
import { ContestId } from '#server/platform/http/path-params'
import { SetTariffsInput, TariffList } from '#shared/field/proposals/contract'

const TARIFF = '1b4e28ba-2fa1-41d2-883f-0016d3cca427'

@Controller('api/contests/:contestId/tariffs')
export class TariffsController {
  constructor(private readonly tariffs: TariffsService) {}

  @Get()
  @Describe({ zh: '建议书可选的资费', en: 'What proposals can offer', answer: TariffList })
  list(@Me() person: Person, @ContestId() contestId: string): Promise<TariffList> {
    return this.tariffs.list(person, contestId)
  }

  @Put()
  @DirectorsOnly()
  @Describe({
    zh: '设定建议书可选的资费',
    en: 'Set what proposals can offer',
    answer: TariffList,
    errors: ['contest_closed'],
    body: { tariffs: [{ id: TARIFF, name: '沃商务 99', feeFen: 9_900, contains: '宽带 100M' }] },
  })
  set(
    @Me() person: Person,
    @ContestId() contestId: string,
    @Body({ schema: SetTariffsInput }) { tariffs }: SetTariffsInput,
  ): Promise<TariffList> {
    return this.tariffs.set(person, contestId, tariffs)
  }
}
