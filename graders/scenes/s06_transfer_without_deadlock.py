"""In the runner of 06: the accounts, and the scenes in which callers move money between them. All gives plain data."""

import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import permutations, product
from types import ModuleType
from typing import Any

from kata.beside import beside
from kata.explore import explore
from kata.helpers import HelpedStage
from kata.lasting import kept_waiting
from kata.schedules import NewFamily, Schedule, Step, one_preemption, point, two_preemptions, waiter_preempted
from kata.stage import Scene, Stage
from kata.waits import WaitGraph

LOW, HIGH, THIRD = 9, 10, 11  # as texts they would stand in another order
OTHERS = (21, 22)
PAIRS = 40
PATIENCE = 0.3  # seconds asleep: what counts as waiting where nobody should
HAS = 100
RIGHT_HOLD = {
    "waited": [{"outcome": ("stuck", None), "moved": 1}] * 2,
    "then": [{"outcome": ("returned", None), "moved": 1}] * 2,
}

Move = tuple[int, int, int]  # from, to, amount
BOTH_WAYS: list[Move] = [(LOW, HIGH, 1), (HIGH, LOW, 1)]
READS, WRITES, TAKES = (
    "the look at a balance",
    "the change of a balance",
    "the taking of a lock",
)  # where callers may be switched
DEPOSIT = 5
WITHDRAWAL = -3  # of 5, of which a transfer wants 4


class Account:
    """What a submission is given. Equal to itself only, and not to be hashed."""

    def __init__(self, bank: "Bank") -> None:
        self.id, self.lock, self._bank, self._balance = 0, bank.graph.lock("", bank.took, bank.leaves), bank, 0

    def __eq__(self, other: object) -> bool:
        return self is other

    __hash__ = None  # type: ignore[assignment]

    @property
    def balance(self) -> int:
        balance = self._balance
        self._bank.seen(READS, self)
        return balance

    @balance.setter
    def balance(self, balance: int) -> None:
        self._bank.seen(WRITES, self)
        self._balance = balance


class Bank:
    """A few accounts whose money adds up, and a record of what was done. `points` are where callers may be switched."""

    def __init__(
        self, sub: ModuleType, stage: Stage, balances: dict[int, int], points: Sequence[str] = (WRITES,)
    ) -> None:
        self.stage, self.points = stage, points
        self.graph = WaitGraph(stage.who, sub.__file__ or "")
        self.total = sum(balances.values())
        self.naked: list[dict[str, Any]] = []  # writes without the lock of the account
        self.half: dict[str, Any] | None = None  # the first moment at which no lock was held and money was missing
        # neither the accounts nor their locks stand in memory in the order of their ids
        made = sorted((Account(self) for _ in balances), key=id, reverse=True)
        locks = sorted((account.lock for account in made), key=id, reverse=True)
        self.accounts: dict[int, Account] = {}
        for account, lock, (number, balance) in zip(made, locks, sorted(balances.items()), strict=True):
            account.id, account.lock, account._balance, lock.name = number, lock, balance, str(number)
            self.accounts[number] = account

    def balances(self) -> dict[int, int]:
        return {number: account._balance for number, account in self.accounts.items()}

    def seen(self, what: str, account: Account) -> None:
        if what == WRITES and self.graph.held.get(str(account.id), ("",))[0] != self.graph.who():
            self.naked.append({"who": self.graph.who(), "account": account.id, "line": self.graph.line()})
        self._point(what)

    def took(self, _lock: str) -> None:
        self._point(TAKES)

    def leaves(self, lock: str) -> None:
        """A lock is about to be free. If it is the last one, all the money must be there."""
        taken, alone_before = self.graph.taken, set(self.graph.held) <= {lock}
        money, total = sum(self.balances().values()), self.total
        alone = alone_before and set(self.graph.held) <= {lock} and self.graph.taken == taken
        if alone and money != total and self.half is None:
            self.half = {"money": money, "total": total, "line": self.graph.line()}

    def _point(self, name: str) -> None:
        if name in self.points:
            self.stage.point(name)

    def moves(self, sub: ModuleType, moves: Sequence[Move]) -> list[Callable[[], Any]]:
        return [
            partial(sub.transfer_without_deadlock, self.accounts[source], self.accounts[target], amount)
            for source, target, amount in moves
        ]

    def audit(self) -> int:
        """What the auditor does: holds the two lowest accounts, in order, and adds up."""
        first, second = (self.accounts[number] for number in sorted(self.accounts)[:2])
        with first.lock, second.lock:
            return first.balance + second.balance

    def serve(self, number: int, amount: int) -> int:
        """What a teller does: puts money into one account, whose lock it holds, or takes some out if it is there."""
        account = self.accounts[number]
        with account.lock:
            amount = amount if account.balance + amount >= 0 else 0
            account.balance += amount
            self.total += amount
        return amount


def alone(sub: ModuleType, rows: Sequence[tuple[Move, dict[int, int]]]) -> list[dict[str, Any]]:
    """Each move on accounts of its own, up to the first that does not come back or keeps a lock."""
    found = []
    for move, balances in rows:
        found.append(_alone(sub, move, balances))
        if found[-1]["outcome"][0] == "stuck" or found[-1]["locked"]:
            break
    return found


def _alone(sub: ModuleType, move: Move, balances: dict[int, int]) -> dict[str, Any]:
    banks: list[Bank] = []

    def set_up(stage: Stage) -> Scene:
        banks.append(Bank(sub, stage, balances, points=()))
        return Scene(banks[-1].moves(sub, [move]), lambda outcomes: None)

    played = HelpedStage(sub, set_up).play([Step(0, patience=PATIENCE)])
    (outcome,) = played.outcomes
    if outcome[0] == "raised" and type(outcome[1]) is NotImplementedError:
        raise outcome[1]  # the runner knows what to say of an untouched stub
    locked = [str(number) for number, account in banks[0].accounts.items() if account.lock.locked()]
    line = (played.stuck or played.steps)[0]["line"]
    return {"outcome": outcome, "left": banks[0].balances(), "locked": locked, "line": line}


def unrelated(sub: ModuleType) -> dict[str, Any]:
    """A transfer for each of many pairs, each paused while it changes a balance."""
    balances = dict.fromkeys(range(2 * PAIRS), HAS)
    moves = [(2 * n, 2 * n + 1, 1) for n in range(PAIRS)]
    record: list[tuple[str, float]] = []

    def set_up(stage: Stage) -> Scene:
        bank = Bank(sub, stage, balances, points=(WRITES,))
        stamp = bank.seen

        def seen(what: str, account: Account) -> None:
            record.append((stage.for_whom(), time.monotonic()))
            stamp(what, account)

        bank.seen = seen  # type: ignore[method-assign]
        return Scene(bank.moves(sub, moves), lambda outcomes: None)

    names = [f"{source} → {target}" for source, target, _amount in moves]
    first, *others = (Step(n, point(0), PATIENCE, only_after="paused") for n in range(PAIRS))
    played = HelpedStage(sub, set_up, names).play([Step(0, first.until, PATIENCE), *others])
    return played.as_plain() | {"record": record}


def beside_waiters(sub: ModuleType) -> list[dict[str, Any]]:
    """A teller holds an account that a transfer waits for; another transfer, between two others, must not wait.

    Nor longer than it has to, where a second teller had one of these two.
    """
    found = []
    for held, move in ((LOW, (LOW, HIGH, 1)), (HIGH, (LOW, HIGH, 1)), (HIGH, (HIGH, LOW, 1))):
        found.append(_beside_waiter(sub, held, move, [Step(0, point(0)), Step(2), LAST]))
        if found[-1]["steps"][-1]["became"] != "done":
            return found
    two_tellers = [Step(0, point(0)), Step(1, point(0)), Step(2), Step(3), Step(1), LAST]
    return [*found, _beside_waiter(sub, HIGH, (LOW, HIGH, 1), two_tellers)]


LAST = Step(3, patience=PATIENCE)


def _beside_waiter(sub: ModuleType, held: int, move: Move, schedule: Schedule) -> dict[str, Any]:
    def set_up(stage: Stage) -> Scene:
        bank = Bank(sub, stage, dict.fromkeys((LOW, HIGH, *OTHERS), HAS), points=(TAKES,))
        tellers = [partial(bank.serve, account, DEPOSIT) for account in (held, OTHERS[1])]
        return Scene([*tellers, *bank.moves(sub, [move, (*OTHERS, 1)])], lambda outcomes: None)

    return HelpedStage(sub, set_up, ("the teller", "another teller", "A", "B")).play(schedule).as_plain()


Cast = tuple[tuple[str, ...], list[Move], bool]  # names, what they move, and whether the auditor comes first
CASTS: list[Cast] = [
    (("A", "B"), [(LOW, HIGH, 1), (HIGH, LOW, 2)], False),
    (("A", "B", "C"), [(LOW, HIGH, 1), (HIGH, THIRD, 2), (THIRD, LOW, 3)], False),
    (("the auditor", "A"), [(LOW, HIGH, 1)], True),
    (("the auditor", "A"), [(HIGH, LOW, 1)], True),
]


# sorted by what they have, from either end, they stand in another order than by their ids
BALANCES = ({LOW: 50, HIGH: 40, THIRD: 60}, {LOW: 40, HIGH: 50, THIRD: 30})


def hold_and_wait(sub: ModuleType) -> list[dict[str, Any]]:
    """Each caller goes on until it holds its first lock, or waits; then all go on. Up to the first circle."""
    found = []
    for cast, balances in product(CASTS, BALANCES):
        for order in permutations(range(len(cast[0]))):
            found.append(_meeting(sub, balances, *cast, order))
            if found[-1]["stuck"]:
                return found
    return found


def _meeting(
    sub: ModuleType,
    balances: dict[int, int],
    names: tuple[str, ...],
    moves: list[Move],
    audited: bool,
    order: Sequence[int],
) -> dict[str, Any]:
    banks: list[Bank] = []

    def set_up(stage: Stage) -> Scene:
        banks.append(Bank(sub, stage, dict(balances), points=(TAKES,)))
        return Scene([banks[0].audit] * audited + banks[0].moves(sub, moves), lambda outcomes: None)

    played = HelpedStage(sub, set_up, names).play([Step(one, point(0)) for one in order])
    return played.as_plain() | {"circle": banks[0].graph.as_plain() if played.stuck else []}


class Race:
    """One or two transfers on fresh accounts, the auditor or a `teller` at one of them; what must hold afterwards."""

    def __init__(
        self,
        sub: ModuleType,
        balances: dict[int, int],
        moves: list[Move],
        audited: bool = False,
        teller: tuple[int, int] | None = None,
    ) -> None:
        """`teller`: an account, and what is put into it; below zero, what is taken out."""
        self.sub, self.balances, self.moves, self.audited, self.teller = sub, balances, moves, audited, teller
        self.bank: Bank | None = None

    def stage(self) -> Stage:
        other = "the auditor" if self.audited else "B" if self.teller is None else "the teller"
        return HelpedStage(self.sub, self.set_up, ("A", other))

    def set_up(self, stage: Stage) -> Scene:
        self.bank = bank = Bank(self.sub, stage, dict(self.balances))
        calls = bank.moves(self.sub, self.moves)
        if self.audited:
            calls.append(bank.audit)
        if self.teller is not None:
            calls.append(partial(bank.serve, *self.teller))
        return Scene(calls, self.check)

    def check(self, outcomes: list[tuple[Any, ...]]) -> dict[str, Any] | None:
        bank = self.bank
        assert bank is not None
        said = {"had": self.balances, "left": bank.balances(), "total": bank.total, "moves": self.moves}
        said["applied"] = self._applied(outcomes)
        if self.audited and outcomes[1] != ("returned", bank.total):
            return said | {"audit": outcomes[1][1]}
        # who writes without the lock, or a balance that it had read before, loses more than sight of the money
        if bank.half and not bank.naked and sum(bank.balances().values()) == bank.total:
            return said | {"half": bank.half}
        came = bank.balances(), [how for how, _what in outcomes[: len(self.moves)]]
        callers = range(len(self.moves) + (self.teller is not None))
        return None if any(self._serial(order) == came for order in permutations(callers)) else said

    def _applied(self, outcomes: list[tuple[Any, ...]]) -> dict[int, int]:
        """The balances when every transfer that returned has been made, whether there was enough or not."""
        left = dict(self.balances)
        for (source, target, amount), (how, _what) in zip(self.moves, outcomes, strict=False):
            left[source] -= amount * (how == "returned")
            left[target] += amount * (how == "returned")
        if self.teller is not None and outcomes[-1][0] == "returned":
            left[self.teller[0]] += outcomes[-1][1]
        return left

    def _serial(self, order: Sequence[int]) -> tuple[dict[int, int], list[str]]:
        """The balances and outcomes of the moves when the callers come one by one; the last number is the teller."""
        left, outcomes = dict(self.balances), [""] * len(self.moves)
        for nth in order:
            if nth == len(self.moves):
                number, amount = self.teller or (0, 0)
                left[number] += amount if left[number] + amount >= 0 else 0
                continue
            source, target, amount = self.moves[nth]
            outcomes[nth] = "returned" if left[source] >= amount else "raised"
            if outcomes[nth] == "returned":
                left[source] -= amount
                left[target] += amount
        return left, outcomes


Races = list[tuple[dict[int, int], list[Move], dict[str, Any], tuple[NewFamily, ...]]]
RACES: Races = [
    ({LOW: 50, HIGH: 40}, [(LOW, HIGH, 1), (HIGH, LOW, 2)], {}, (two_preemptions, waiter_preempted)),
    ({LOW: 50, HIGH: 40, 21: 70, 22: 60}, [(LOW, HIGH, 1), (22, 21, 2)], {}, (one_preemption,)),
    *(
        ({LOW: 50, HIGH: 40}, [move], {"teller": (one, DEPOSIT)}, (one_preemption,))
        for move in BOTH_WAYS
        for one in (LOW, HIGH)
    ),
    *(
        ({LOW: 5, HIGH: 5}, [(source, target, 4)], {"teller": (source, WITHDRAWAL)}, (one_preemption,))
        for source, target, _amount in BOTH_WAYS
    ),
    ({LOW: 3, HIGH: 0}, [(LOW, HIGH, 2), (LOW, HIGH, 2)], {}, (one_preemption,)),
    ({LOW: 50, HIGH: 40}, [(LOW, HIGH, 1)], {"audited": True}, (one_preemption,)),
]


def forced(sub: ModuleType) -> dict[str, Any]:
    """Whether a lone transfer shows money under way, or changes a balance without its lock; then every race."""
    lone = Race(sub, {LOW: 50, HIGH: 40}, [(LOW, HIGH, 1)])
    lone.stage().play([Step(0)])
    assert lone.bank is not None
    found: dict[str, Any] = {"reports": [], "half": lone.bank.half, "naked": lone.bank.naked, "circle": []}
    if found["half"] and not found["naked"]:
        return found
    for balances, moves, other, families in RACES:
        race = Race(sub, balances, moves, **other)
        found["reports"].append(explore(race.stage(), *families))
        if found["reports"][-1]["failure"]:
            found["circle"] = race.bank.graph.as_plain() if race.bank else []
            break
    return found


class Slow:
    """An account whose balance takes `latency` seconds to be changed."""

    def __init__(self, id: int, latency: float = 0.0) -> None:
        self.id, self.lock, self._latency, self._balance = id, threading.Lock(), latency, HAS

    @property
    def balance(self) -> int:
        return self._balance

    @balance.setter
    def balance(self, balance: int) -> None:
        time.sleep(self._latency)
        self._balance = balance


def forced_and_long_hold(sub: ModuleType) -> dict[str, Any]:
    """`forced`, and two transfers of 1, for which one of the two accounts is locked for long."""
    with beside(lambda: long_hold(sub)) as early:
        found = forced(sub)
        if not found["reports"] or found["reports"][-1]["failure"]:
            return found
        hold = early()
    return found | (hold if hold == RIGHT_HOLD else long_hold(sub))


def long_hold(sub: ModuleType) -> dict[str, Any]:
    """`waited` are their outcomes while it is locked, `then` when it has been free again; both with what was moved."""
    pairs = [(Slow(31), Slow(32)), (Slow(33), Slow(34))]  # a submission may know accounts by their ids
    locks = [pairs[0][0].lock, pairs[1][1].lock]
    for lock in locks:
        lock.acquire()
    calls = [partial(sub.transfer_without_deadlock, *pair, 1) for pair in pairs]
    waiting, outcomes = kept_waiting(calls, lambda: [lock.release() for lock in locks])
    moved = [HAS - source.balance for source, _target in pairs]
    return {"waited": _standing(waiting, moved), "then": _standing(outcomes, moved)}


def _standing(outcomes: list[Any], moved: list[int]) -> list[dict[str, Any]]:
    """An amount is final once the call has returned; of one that still waits, it is what it moves in the end."""
    return [{"outcome": outcome, "moved": amount} for outcome, amount in zip(outcomes, moved, strict=True)]


def in_threads(sub: ModuleType, pairs: int, latency: float) -> list[int]:
    """A thread for each pair of accounts, whose balance takes `latency` seconds to be changed."""
    accounts = [(Slow(2 * n, latency), Slow(2 * n + 1, latency)) for n in range(pairs)]
    threads = [threading.Thread(target=sub.transfer_without_deadlock, args=(*pair, 1)) for pair in accounts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [target.balance for _source, target in accounts]
