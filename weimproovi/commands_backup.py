"""The commands `backup`, `backups` and `restore`, behind `commands`. They speak to the operator and end with one line when something is wrong."""

from collections.abc import Callable, Sequence
from functools import wraps

from weimproovi import db
from weimproovi.bootstrap import say
from weimproovi.errors import BackupFault, StorageFault
from weimproovi.restore import restore as put_back
from weimproovi.services import backups as kept

Command = Callable[[Sequence[str]], int]
MEBIBYTE = 2**20


def _told(command: Command) -> Command:
    """A fault that the operator can mend is one line and an exit status."""

    @wraps(command)
    def run(arguments: Sequence[str]) -> int:
        try:
            return command(arguments)
        except (BackupFault, StorageFault) as fault:
            print(fault)
            return 1

    return run


@_told
def backup(arguments: Sequence[str]) -> int:
    """Back up to a folder or s3://bucket/prefix, else to WEIMPROOVI_BACKUPS; prints the archive's name."""
    db.addresses()
    made, manifest = kept.back_up(kept.place_of(arguments[0]) if arguments else None)
    print(f"{made.name}  {made.size / MEBIBYTE:.1f} MiB, {manifest.files} files")
    if manifest.missing:
        print(f"{manifest.missing} files that rows name are missing; the log names them.")
    return 0


@_told
def backups(arguments: Sequence[str]) -> int:
    """List the backups of a folder or of WEIMPROOVI_BACKUPS, newest first."""
    found = kept.backups(kept.place_of(arguments[0]) if arguments else None)
    for one in found:
        print(f"{one.name}  {one.at:%Y-%m-%d %H:%M} UTC  {one.size / MEBIBYTE:.1f} MiB")
    print(f"{len(found)} backups")
    return 0


@_told
def restore(arguments: Sequence[str]) -> int:
    """Put back an archive: its path, s3://bucket/prefix/name, or a name that `backups` lists; `--replace` over what is there."""
    named = [word for word in arguments if word != "--replace"]
    if len(named) != 1:
        print("python3 -m weimproovi restore ARCHIVE [--replace]")
        return 2
    folder, _, name = named[0].rpartition("/")
    shelf = kept.shelf_of(kept.place_of(folder) if folder else None)
    done = put_back(shelf, name, say, replace="--replace" in arguments)
    print(f"As of {done.manifest.moment:%Y-%m-%d %H:%M:%S} UTC: {done.files} files; {done.repeated} later facts repeated.")
    if done.looks_lost:
        print(f"{done.looks_lost} looks that the access ledger had sealed after this backup are gone; the log goes on from here, and says so in `verify`.")
    print("Everybody signs in anew; mails that waited are not sent again, and invitations have to be. With Redis, empty it before the product starts.")
    return 0
