"""What media puts into the house: its limits, the vault, the workshop, and the citizen's right to their files."""

from functools import partial
from pathlib import Path

from anmin.identity.rights import Rights
from anmin.kernel.care.health import Check, HealthChecks, check, disk_check
from anmin.kernel.ctx import Ctx
from anmin.kernel.house import House
from anmin.kernel.registers import bring
from anmin.kernel.words import Text
from anmin.media import looking
from anmin.media.bench import Bench
from anmin.media.captioning import Captions
from anmin.media.engine.client import EngineClient
from anmin.media.holdings import PART
from anmin.media.limits import LIMITS
from anmin.media.owners import Owners
from anmin.media.package.writing import stored_file
from anmin.media.pieces import Finishing
from anmin.media.retention import RETENTION
from anmin.media.scanning import Scanning
from anmin.media.switchboard import Switchboard
from anmin.media.terms.evidence import MediaPart
from anmin.media.vault import FOLDER, Vault
from anmin.media.workshop import Workshop


async def _evidence(ctx: Ctx) -> list[Check]:
    """Room where evidence lies; of a store beyond this machine nothing is measured here."""
    settings = ctx.house.settings
    if settings.evidence.store:
        return [check(MediaPart.EVIDENCE, "good", Text("存于外部存储。", "Kept in a store beyond this machine."), 0)]
    return [disk_check(MediaPart.EVIDENCE, Path(settings.data.dir) / FOLDER, settings.evidence.reserve)]


async def _scanner(ctx: Ctx) -> list[Check]:
    """Whether the scanner answers, where one is set: without it no file is taken."""
    if not ctx.house.settings.evidence.scanner:
        return []
    if await ctx.house.service(Workshop).do(ctx.house.service(Scanning).scanner.answers):
        return [check(MediaPart.SCANNER, "good", Text("病毒扫描有应答。", "The scanner answers."), 1)]
    says = Text("病毒扫描没有应答，暂不收文件。", "The scanner does not answer, so no file is taken.")
    return [check(MediaPart.SCANNER, "bad", says, 0)]


async def install(house: House) -> None:
    await bring(house, LIMITS)
    await bring(house, RETENTION)
    house.offer(Vault.of(house.settings))
    bench = Bench(Path(house.settings.data.dir))
    bench.sweep()
    house.offer(bench)
    house.offer(Workshop())
    house.offer(Finishing())
    house.offer(Scanning(house.settings.evidence.scanner))
    house.offer(Captions())
    house.offer(Owners())
    client = EngineClient(Path(house.settings.data.dir))
    house.offer(Switchboard(client, house.settings.calls))
    house.service(HealthChecks).register(_evidence)
    house.service(HealthChecks).register(_scanner)
    house.stored_file = partial(stored_file, house)
    house.service(Rights).register(PART)
    looking.register(house)
