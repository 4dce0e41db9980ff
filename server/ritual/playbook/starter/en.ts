import type { StarterSet } from '#server/ritual/playbook/starter/starter-text'

/** The same twelve in English. */
export const EN: StarterSet = {
  author: 'Starter set',
  lessons: {
    'bill-first': {
      title: 'Ask for last month’s bill before you say a word',
      moment: 'opening',
      metric: 'Bundle',
      segment: 'street',
      trade: 'Catering',
      story:
        'The restaurant owner waved me off as soon as he heard “package”. I dropped it and asked: “May I see last month’s phone and broadband bills? I’ll work out whether you pay for nothing. If so, you still need not sign.”\nThree bills came out of the drawer: two mobiles, one line, 230 in all. On the back of one I wrote: now 230, in one account 169, saves 61.\nFrom then on he asked and I answered.',
      remark:
        'Open with the money they already spend, not with a product. The bill is theirs, so they believe the figures, and what is written on its back is still there when the family talks it over.\nWorth copying: “You still need not sign.”',
    },
    neighbour: {
      title: 'Start from the shop next door',
      moment: 'opening',
      metric: 'Broadband',
      segment: 'market',
      trade: 'Building materials',
      story:
        'Forty shops in one row of the building market; the first took me more than half an hour. Once it was installed I went straight next door: “Mr Li with the tiles got his yesterday afternoon. Go and try how fast it is, I’ll wait here.”\nHe did. When he came back he asked two things: how much, and how soon.\nFour shops of that row signed the same day.',
      remark:
        'A neighbour says more than any leaflet. Three points: ask the first shop before you use its name; let people look for themselves instead of praising; do one row in one day, so that the fitter can do it in one trip.',
    },
    'one-account': {
      title: 'A bundle is one thing: one account, one bill',
      moment: 'pitching',
      metric: 'Bundle',
      segment: 'office',
      trade: 'Property management',
      story:
        'The bookkeeper of a property manager paid in three places every month: duty phone, office line, the manager’s mobile. I left data, minutes and speed aside and asked: “How many trips, how many invoices?”\nThree and three. “Put together it is one trip and one invoice, out on the first.”\nShe carried the offer to her manager herself.',
      remark:
        'Tell it to the one who has the trouble. Owners care what it saves, bookkeepers how often they run. Keep the figures of the tariff until someone asks. One benefit at a time is all that a customer can pass on.',
    },
    'speed-test': {
      title: 'Test it on the spot and let the phone talk',
      moment: 'pitching',
      metric: '3G',
      segment: 'market',
      trade: 'Wholesale',
      story:
        'Second floor of the wholesale market. Her phone took ages to send pictures and her buyers lost patience. I said nothing about networks; we both sent the same nine pictures. Mine were through when hers was at the fourth.\n“Give me what you have.” Two stalls had gathered round to watch, and that made two more.',
      remark:
        'Compare with their own work: pictures for those who send pictures, the camera for those who watch a camera. Try the signal on that floor before you go in, and do not compare where you are not sure.',
    },
    'downtime-cost': {
      title: 'Add up what half a day without a line costs',
      moment: 'pitching',
      metric: 'Broadband',
      segment: 'industrial',
      trade: null,
      story:
        'A workshop in the park found the business line dearer than one for the home. I asked: “When was it down last, and what did that hold up?” He remembered half a day without drawings, a client on the phone all afternoon, two hundred for a courier and idle machines.\n“The difference buys a fault desk with a person and a visit before others. One outage less a year pays for it.”',
      remark:
        'Businesses do not buy speed, they buy not being held up. Let them name the loss and only add it up. Promise what the current fault terms say and not one word more.',
    },
    'keep-number': {
      title: '“I won’t change my number.” Then don’t',
      moment: 'objections',
      metric: '3G',
      segment: 'street',
      trade: null,
      story:
        'The garage has had its number on the sign for ten years. “Keep it, and keep the sign. The old number takes the calls, the new card goes into the second slot for data. Try it for a month and stop it if it does not suit.”\nThe next month he asked for two more, for his apprentices.',
      remark:
        'Where the worry is fair, grant it instead of arguing. Turn “change” into “add” and the risk shrinks. Say and write down what it costs a month and how one stops it.',
    },
    'contract-left': {
      title: 'Still under contract elsewhere: note the date',
      moment: 'objections',
      metric: 'Broadband',
      segment: 'office',
      trade: null,
      story:
        'Six of ten offices say “we have some months left”. I never ask them to break it. I do three things: ask for the exact day and put it into my calendar before their eyes; ask what annoys them most today; leave a card that says “I call you thirty days before”.\nLast quarter I noted twenty-two and called each of them. Nine signed.',
      remark:
        '“Not yet” is not a no: they have told you the day of the sale. Calling on that very day beats ten more sentences now. Hand the list in every week, so that nobody is lost when people move.',
    },
    'too-dear': {
      title: 'Too dear? First ask: compared with what',
      moment: 'objections',
      metric: 'Bundle',
      segment: null,
      trade: null,
      story:
        'When I heard “too dear” I used to name a discount, and then the next one. Now I ask: “Which one do you compare it with?”\nSome mean their line at home, some a price of three years ago, some just say so. This one meant a line alone. I split the offer into three rows: the line, the mobile, what comes with both. “Then add the mobile,” he said.',
      remark:
        '“Dear” is a word; the comparison behind it is the objection. Ask, then answer, and never lower the price by yourself. In rows on paper it is no longer one big sum.',
    },
    'two-dates': {
      title: 'Not “do you want it”: Wednesday or Thursday?',
      moment: 'closing',
      metric: 'Broadband',
      segment: 'street',
      trade: null,
      story:
        'Price and speed were settled, and the owner kept turning his cup. I did not start again. I opened the fitter’s plan: “On this street there is one place on Wednesday afternoon and one on Thursday morning. When is someone in?”\n“Thursday.” Form filled and deal logged in under three minutes.',
      remark:
        'Who has nodded need not hear it all again. Two real times are easier to answer than “shall we?”. The times must be true, and the fitter must be there on the minute.',
    },
    'owner-away': {
      title: 'Owner away: have the manager make the call',
      moment: 'closing',
      metric: 'Bundle',
      segment: 'street',
      trade: 'Catering',
      story:
        'The owner was out buying and the manager could not decide. Instead of coming back some day, I sent her three lines: what you pay, what you would get, the difference a month. She called him in front of me and read them out, and I answered two questions.\n“Fine, send the papers, I sign tonight.” I was there at eight.',
      remark:
        'If you cannot meet the one who decides, let the facts get there first. Anyone can read out three lines, nobody can pass on a long talk. Go back the same day; overnight it goes cold.',
    },
    'setup-before-leaving': {
      title: 'Before you leave, get it used once',
      moment: 'leaving',
      metric: '3G',
      segment: null,
      trade: null,
      story:
        'Many cards went into a drawer and were cancelled by the end of the month. Now I stay five minutes: put the card in, make one call, go online, open the app they use most, and save the service number and mine under “anything with line or phone”.\nOf sixteen this month not one came back.',
      remark:
        'A signature is half a sale; using it is the other half. Five minutes buy no cancellation, fewer complaints and a place in their contacts for the next time.',
    },
    'day-three': {
      title: 'Call on day three and ask for two names',
      moment: 'leaving',
      metric: null,
      segment: null,
      trade: null,
      story:
        'On the third afternoon I call with two sentences. “How is it running, any trouble?” If there is, I report it at once. If not: “Who else in your trade grumbles about the bill? Give me two names. May I say you sent me?”\nThree or four of ten do. With a name the door opens much faster.',
      remark:
        'Day three is right: it is still new, and faults have shown. Care first, then ask, and only for two, since two come to mind easily. When it works out, call back and say thank you.',
    },
  },
}
