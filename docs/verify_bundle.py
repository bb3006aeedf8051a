#!/usr/bin/env python3
"""Checks an audit bundle of VoteStream as docs/audit-format.md describes it, from that page alone.
Usage: verify_bundle.py DIR [PUBLIC_KEY_HEX]     Exit code 0: it holds, 1: it does not."""
import base64, datetime, functools, hashlib, json, pathlib, re, struct, sys
REASONS, iso, problems = ("duplicate", "superseded", "late", "invalid"), datetime.datetime.fromisoformat, []
def sha256(*parts): return hashlib.sha256(b"".join(parts)).digest()
P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493  # Ed25519 (RFC 8032, section 6)
D = -121665 * pow(121666, P - 2, P) % P
def add(a, b):
    s, t = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    u, v = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = t - s, v - u, v + u, t + s
    return e * f % P, g * h % P, f * g % P, e * h % P
def multiply(times, point):
    result = (0, 1, 1, 0)
    while times:
        result, point, times = add(result, point) if times & 1 else result, add(point, point), times >> 1
    return result
def point(data):
    sign, y = data[31] >> 7, int.from_bytes(data, "little") & (1 << 255) - 1
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P: x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - x2) % P or (x == 0 and sign): raise ValueError("no point of the curve")
    x = x if x & 1 == sign else P - x
    return x, y, 1, x * y % P
BASE = point(b"\x58" + b"\x66" * 31)
def signed(key, message, signature):
    s, r, a = int.from_bytes(signature[32:], "little"), point(signature[:32]), point(key)
    h = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    one, two = multiply(s, BASE), add(r, multiply(h, a))
    return len(signature) == 64 and s < ORDER and all((one[i] * two[2] - two[i] * one[2]) % P == 0 for i in (0, 1))
def unbase64(text):
    if base64.b64encode(data := base64.b64decode(text, validate=True)).decode() != text: raise ValueError("base64 with stray bits")
    return data
def open_note(note, name, key):  # c2sp.org/signed-note
    text, key_id = note[:(end := note.rindex("\n\n")) + 1], sha256(name.encode(), b"\n\x01", key)[:4]
    if not note.endswith("\n"): raise ValueError("no note")
    for line in note[end + 2:-1].split("\n"):
        if not line.startswith("— "): raise ValueError("a line among the signatures that is none")
        if line.startswith("— " + name + " ") and (data := unbase64(line[len(name) + 3:]))[:4] == key_id:
            if signed(key, text.encode(), data[4:]): return text
            raise ValueError("the signature does not fit the text")
    raise ValueError("not signed with the expected key")
def grow(tree, size, leaf):  # a Merkle tree (RFC 9162, section 2.1.1), leaf by leaf
    node, pairs = sha256(b"\0", leaf), size
    while pairs & 1: node, pairs = sha256(b"\1", tree.pop(), node), pairs >> 1
    tree.append(node)
    return size + 1
def root(tree): return base64.b64encode(functools.reduce(lambda right, left: sha256(b"\1", left, right), tree[::-1])).decode()
def varint(data, at):  # records of the log are protobuf
    value = shift = 0
    while True:
        value, shift, at = value | (data[at] & 127) << shift, shift + 7, at + 1
        if data[at - 1] < 128: return value, at
def fields(data):
    at, found = 0, []
    while at < len(data):
        tag, at = varint(data, at)
        value, at = varint(data, at)
        if tag & 7 == 2: value, at = data[at:at + value], at + value
        if tag & 7 not in (0, 2) or at > len(data): raise ValueError("no record of the log")
        found.append((tag >> 3, value))
    return found
def integers(found, number):
    for at, value in ((0, value) for field, value in found if field == number):
        if isinstance(value, int): yield value
        while isinstance(value, bytes) and at < len(value): one, at = varint(value, at); yield one
def partition_of(key, partitions):  # Kafka's murmur2
    mask, m, h, whole = 0xFFFFFFFF, 0x5BD1E995, 0x9747B28C ^ len(key), len(key) // 4 * 4
    for (k,) in struct.iter_unpack("<I", key[:whole]):
        h = (h * m & mask) ^ (((k := k * m & mask) ^ k >> 24) * m & mask)
    if key[whole:]: h = (h ^ int.from_bytes(key[whole:], "little")) * m & mask
    h = (h ^ h >> 13) * m & mask
    return ((h ^ h >> 15) & 0x7FFFFFFF) % partitions
class Fold:  # of one partition
    def __init__(self, partition, partitions, poll):
        self.partition, self.partitions, self.poll, self.rules, self.digest = partition, partitions, poll, {}, None
        self.events = self.epoch = self.named = self.ballots = self.as_of = 0
        self.slots, self.counts, self.rankings, self.rejected, self.rejections = {}, {}, {}, dict.fromkeys(REASONS, 0), []
    def state(self): return {name: dict(value) if isinstance(value, dict) else value for name, value in vars(self).items()}
    def take(self, offset, time, value):
        kind, body = [field for field in fields(value) if field[0] in (1, 2, 3)][-1]
        event, rules = dict(found := fields(body)), {}
        if event.get(1, b"").decode() != self.poll: raise ValueError("an event of another poll")
        if kind == 2: rules = dict(fields(event.get(4, b"")))
        counters = rules.get(1, 0) * max(1, rules.get(7, 0) if rules.get(6) == 1 else 1)
        numbers = [rules.get(n, 0) for n in (2, 3, 7)] + [event.get(n, 0) for n in (2, 3) if kind > 1]
        if counters > 4096 or rules.get(6, 0) > 2 or max(numbers) >> 31: raise ValueError(f"no event at offset {offset}")
        self.events, self.position, self.as_of = self.events + 1, offset, max(self.as_of, time)
        if kind == 1: self.vote(offset, time, event.get(2, b""), self.ballot(*(list(integers(found, n)) for n in (3, 4))))
        elif event.get(2, 0) > self.epoch and event[2] % 2 == kind % 2 ^ 1:
            self.epoch, self.named = event[2], event.get(3, 0)
            if kind == 2: self.digest, self.rules = sha256(event.get(4, b"")).hex(), rules
    def ballot(self, choices, ratings):  # the counters that it raises and its ranking; None if it is none
        options, least, most, _, _, kind, levels = (self.rules.get(number, 0) for number in range(1, 8))
        named = [i * levels + rating - 1 for i, rating in enumerate(ratings) if rating] if kind == 1 else choices
        sound = len(ratings) == options and max(ratings, default=0) <= levels and not choices if kind == 1 \
            else kind in (0, 2) and len(set(choices)) == len(choices) and max(choices, default=-1) < options and not ratings
        sound = sound and (named or kind == 0) and least <= len(named) <= most
        return None if not sound else (named[:1], tuple(named)) if kind == 2 else (named, ())
    def vote(self, offset, time, slot, ballot):
        if partition_of(self.poll.encode() + b"\0" + slot, self.partitions) != self.partition:
            problems.append(f"leaves/{self.partition}: the vote at offset {offset} belongs elsewhere")
        if not self.digest or not ballot: self.reject("invalid", offset)
        elif self.epoch % 2 == 0 or 0 < self.rules.get(5, 0) <= time: self.reject("late", offset)
        elif (earlier := self.slots.get(slot)) and self.rules.get(4) != 1: self.reject("duplicate", offset, earlier[0])
        else:
            if earlier: self.reject("superseded", earlier[0], offset)
            for counters, ranking, change in ([(*earlier[1], -1)] if earlier else []) + [(*ballot, 1)]:
                for counter in counters: self.counts[counter] = self.counts.get(counter, 0) + change
                if ranking: self.rankings[ranking] = self.rankings.get(ranking, 0) + change
            self.ballots, self.slots[slot] = self.ballots + (not earlier), (offset, ballot)
    def reject(self, reason, offset, in_favour_of=None):
        self.rejected[reason] += 1
        self.rejections.append(dict(partition=self.partition, sequence=sum(self.rejected.values()), offset=offset,
                                    reason=reason, inFavourOf=in_favour_of))
def merge(poll, states):
    sizes = [s["rules"].get(1, 0) * (s["rules"].get(7, 0) if s["rules"].get(6) == 1 else 1) for s in states]
    size = max(sizes + [counter + 1 for s in states for counter in s["counts"]])
    rankings = {ranking: sum(s["rankings"].get(ranking, 0) for s in states) for s in states for ranking in s["rankings"]}
    epochs, newest = {s["partition"]: s["epoch"] for s in states}, max(states, key=lambda s: s["epoch"])
    return dict(
        pollId=poll, version=sum(s["events"] for s in states), ballots=sum(s["ballots"] for s in states),
        counts=[sum(s["counts"].get(i, 0) for s in states) for i in range(size)],
        rankings=[dict(ranking=list(ranking), ballots=n) for ranking, n in sorted(rankings.items()) if n],
        final=newest["epoch"] > 0 == newest["epoch"] % 2 and newest["named"] > 0
        and all(epochs.get(p) == newest["epoch"] for p in range(newest["named"])),
        asOf=max(s["as_of"] for s in states), rejected={r: sum(s["rejected"][r] for s in states) for r in REASONS},
        positions=[dict(partition=s["partition"], offset=s["position"], epoch=s["epoch"],
                        rejections=sum(s["rejected"].values())) for s in states])
def millis(time): return round(iso(time.replace("Z", "+00:00")).timestamp() * 1000) if time else 0
def timed(result): return dict(result, asOf=millis(result["asOf"]))
def trimmed(counts): return counts[:max([0] + [i + 1 for i, count in enumerate(counts) if count])]
def main(folder, trusted=None):
    bundle = pathlib.Path(folder)
    def read(path): return (bundle / path).read_bytes()
    def check(path, ok, what): ok or problems.append(f"{path}: {what}")
    manifest = read("MANIFEST").decode()
    key = unbase64(re.search(r"^key (.+)$", manifest, re.M)[1])
    name = "votestream/" + sha256(key)[:4].hex()
    lines = open_note(manifest, name, key).split("\n")[:-1]
    check("MANIFEST", lines[0] == "votestream audit bundle 1", "of an unknown format")
    check("MANIFEST", trusted in (None, key.hex()), "signed with another key than the trusted one")
    poll, partitions, listed = lines[1][len("poll "):], int(lines[2][len("partitions "):]), {"MANIFEST"}
    for _, digest, size, path in (line.split(" ", 3) for line in lines[4:]):
        listed.add(path)
        check(path, (len(read(path)), sha256(read(path)).hex()) == (int(size), digest), "not as the manifest lists it")
    for path in (file.relative_to(bundle).as_posix() for file in bundle.rglob("*") if file.is_file()):
        of = re.fullmatch(r"roots/(0|[1-9]\d*)/[1-9]\d*", path)
        check(path, path in listed or of and f"leaves/{of[1]}" in listed, "not in the manifest, nor a root of its leaves")
    snapshots, folds, roots, kept = json.loads(read("snapshots.json")), [], [], {}
    wanted = {(int(p), offset) for s in snapshots for p, offset in s["positions"].items()}
    for p in (p for p in range(partitions) if (bundle / f"leaves/{p}").exists()):
        data, at, tree, size, fold = read(f"leaves/{p}"), 0, [], 0, Fold(p, partitions, poll)
        sizes = {int(file.name) for file in (bundle / f"roots/{p}").iterdir()}
        while at < len(data):
            length, offset, time = struct.unpack_from(">IQQ", data, at)
            leaf, at = data[at + 4:at + 4 + length], at + 4 + length
            sound = len(leaf) == length and (not fold.events or offset > fold.position)
            check(f"leaves/{p}", sound, f"the leaf of offset {offset} is cut off or out of order")
            fold.take(offset, time, leaf[16:])
            size = grow(tree, size, leaf)
            if (p, offset) in wanted: kept[p, offset] = fold.state()
            if size in sizes:
                origin = f"{name}/poll/{poll}/partition/{p}"
                said = open_note(read(f"roots/{p}/{size}").decode(), origin, key).split("\n")
                check(f"roots/{p}/{size}", said[:3] == [origin, str(size), root(tree)], "not the root of these leaves")
        check(f"leaves/{p}", size == max(sizes), f"{size} leaves, but roots over {sorted(sizes)}")
        folds, roots = folds + [fold], roots + [dict(partition=p, leaves=size, root=root(tree))]
    result = merge(poll, [fold.state() for fold in folds])
    check("result.json", timed(json.loads(read("result.json"))) == result, f"the leaves say {result}")
    said, yielded = read("rejections.jsonl").splitlines(), [r for fold in folds for r in fold.rejections]
    check("rejections.jsonl", [json.loads(line) for line in said] == yielded, "not what the leaves yield")
    for s in snapshots:
        at = merge(poll, [kept[p, offset] for p, offset in sorted((int(p), o) for p, o in s["positions"].items())])
        at.update({f"{n}@{p['partition']}": p[n] for p in at["positions"] for n in ("rejections", "epoch")},
                  **at["rejected"], counts=trimmed(at["counts"]),
                  rankings=[[r["ranking"], r["ballots"]] for r in at["rankings"]])
        wrong = {field: value for field, value in s["fields"].items() if at.get(field) != value}
        check("snapshots.json", not wrong, f"{s['view']} says {wrong}, the leaves say {at}")
    if result["final"] or "certificate.json" in listed:
        text, newest = read("certificate.json").decode(), max(folds, key=lambda fold: fold.epoch)
        open_note(text + "\n" + read("certificate.sig").decode(), name, key)
        said, number = json.loads(text), lambda n: newest.rules.get(n, 0)
        rules = dict(options=number(1), minChoices=number(2), maxChoices=number(3), closesAt=number(5), levels=number(7),
                     revote=("no", "replace")[number(4) == 1], kind=("choice", "rating", "ranked")[number(6)])
        told = (timed(said["result"]), said["roots"], said["rulesDigest"],
                dict(said["rules"], closesAt=millis(said["rules"]["closesAt"])))
        check("certificate.json", told == (result, roots, newest.digest, rules) and result["final"], "not what the leaves say")
    return result, key
if __name__ == "__main__":
    try:
        result, signer = main(*sys.argv[1:3])
        print(f"poll {result['pollId']}: {result['ballots']} ballots, {result['counts']}, final {result['final']}",
              f"signed with {signer.hex()}: compare that with the key published elsewhere", sep="\n")
    except (ValueError, KeyError, IndexError, TypeError, OSError, struct.error) as error:
        problems.append(f"{type(error).__name__}: {error}")
    print(*("WRONG " + problem for problem in problems), f"The bundle {'does NOT hold' if problems else 'holds'}.", sep="\n")
    sys.exit(bool(problems))
