"""What matters put into the house: their registers, who hears of new ones, and who suggests what they are."""

from anmin.cases.guards import Guards
from anmin.cases.other_kinds import OtherKinds
from anmin.kernel.house import House
from anmin.kernel.registers import bring
from anmin.matters import rehearsals
from anmin.matters.actions.keeping import begin
from anmin.matters.guarding import standing_rectifications
from anmin.matters.learning.suggester import LEARNT, LearntSuggester
from anmin.matters.outbound import LogCarrier, Outbound
from anmin.matters.registers.assess_rules import ASSESS_RULES
from anmin.matters.registers.deadlines import DEADLINES
from anmin.matters.registers.markets import MARKETS
from anmin.matters.registers.routes import ROUTES
from anmin.matters.registers.supervision import SUPERVISION_CLOCKS
from anmin.matters.suggesting import Suggesters
from anmin.matters.terms.reply_links import LinkWay


async def install(house: House) -> None:
    await bring(house, DEADLINES, ROUTES, ASSESS_RULES, MARKETS, SUPERVISION_CLOCKS)
    house.service(OtherKinds).follow(begin)
    suggesters = Suggesters()
    suggesters.register(LEARNT, LearntSuggester())
    house.offer(suggesters)
    rehearsals.register(house)
    house.service(Guards).register("rectifications", standing_rectifications)
    outbound = Outbound()
    if house.settings.demo.on:
        for way in (LinkWay.MAIL, LinkWay.SMS):
            outbound.register(way, LogCarrier())
    house.offer(outbound)
