#!/usr/bin/env python3
"""校验一份导出包：python3 校验.py [文件夹]。只用 Python 3 标准库，不需要 PerfLedger。
全部一致时退出码为 0，有不符时为 1。算法见 docs/export-package.md 和 docs/leaf-1.md。"""
import hashlib
import json
import os
import re
import struct
import sys
import zipfile

ROOT = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))
failed = []


def say(ok, what, detail=""):
    if not ok:
        failed.append(what)
    print("[%s] %s%s" % ("一致" if ok else "不符", what, "：" + detail if detail else ""))


def read(path):
    with open(os.path.join(ROOT, *path.split("/")), "rb") as file:
        return file.read()


def exists(path):
    return os.path.isfile(os.path.join(ROOT, *path.split("/")))


def sha256(data):
    return hashlib.sha256(data).hexdigest()


# ---- SM3 (GB/T 32905) ---------------------------------------------------------------------------

def sm3(data):
    try:
        return hashlib.new("sm3", data).hexdigest()
    except ValueError:
        return own_sm3(data)


def own_sm3(data):
    mask = 0xFFFFFFFF
    rol = lambda x, n: ((x << n % 32) | (x >> (32 - n % 32) % 32)) & mask if n % 32 else x
    v = [0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E]
    message = data + b"\x80" + b"\0" * ((55 - len(data)) % 64) + struct.pack(">Q", len(data) * 8)
    for at in range(0, len(message), 64):
        w = list(struct.unpack(">16I", message[at:at + 64]))
        for j in range(16, 68):
            x = w[j - 16] ^ w[j - 9] ^ rol(w[j - 3], 15)
            w.append(x ^ rol(x, 15) ^ rol(x, 23) ^ rol(w[j - 13], 7) ^ w[j - 6])
        a, b, c, d, e, f, g, h = v
        for j in range(64):
            ss1 = rol((rol(a, 12) + e + rol(0x79CC4519 if j < 16 else 0x7A879D8A, j)) & mask, 7)
            ff = a ^ b ^ c if j < 16 else (a & b) | (a & c) | (b & c)
            gg = e ^ f ^ g if j < 16 else (e & f) | (~e & mask & g)
            tt1 = (ff + d + (ss1 ^ rol(a, 12)) + (w[j] ^ w[j + 4])) & mask
            tt2 = (gg + h + ss1 + w[j]) & mask
            a, b, c, d = tt1, a, rol(b, 9), c
            e, f, g, h = tt2 ^ rol(tt2, 9) ^ rol(tt2, 17), e, rol(f, 19), g
        v = [x ^ y for x, y in zip(v, (a, b, c, d, e, f, g, h))]
    return "".join("%08x" % x for x in v)


# ---- leaf-1 -------------------------------------------------------------------------------------

class Digits(str):
    """A number, as its digits: never a floating-point value."""


def load(line):
    return json.loads(line, parse_float=Digits, parse_int=Digits)


def head(tag, n):
    return tag + struct.pack(">I", n)


def text(value):
    data = value.encode("utf-8")
    return head(b"s", len(data)) + data


def canonical(value, path, salts, withheld):
    if path in withheld:
        return head(b"c", 32) + bytes.fromhex(withheld[path])
    if path in salts:
        return head(b"c", 32) + hashlib.sha256(bytes.fromhex(salts[path]) + canonical(value, "", {}, {})).digest()
    if value is None:
        return head(b"n", 0)
    if value is True or value is False:
        return head(b"t" if value else b"f", 0)
    if isinstance(value, Digits):
        return head(b"d", len(value)) + value.encode("ascii")
    if isinstance(value, str):
        return text(value)
    if isinstance(value, list):
        items = [canonical(item, "%s[%d]" % (path, i), salts, withheld) for i, item in enumerate(value)]
        return head(b"a", len(items)) + b"".join(items)
    members = sorted(value.items(), key=lambda member: member[0].encode("utf-8"))
    out = head(b"o", len(members))
    for name, member in members:
        out += text(name) + canonical(member, path + "." + name if path else name, salts, withheld)
    return out


def leaf(e):
    """The leaf of an event: SHA-256 over its place, its time, the leaf before it and the hash of its content."""
    texts = ["leaf-1"] + [e[name] for name in ("id", "stream", "category", "type", "actor", "command", "operation")]
    content = hashlib.sha256(
        b"".join(text(t) for t in texts)
        + canonical(e["headers"], "@", e["salts"], e["withheld"])
        + canonical(e["data"], "", e["salts"], e["withheld"])).digest()
    place = struct.pack(">qqq", int(e["position"]), int(e["version"]), int(e["recorded"]))
    return hashlib.sha256(b"\x00\x01" + place + bytes.fromhex(e["previous"]) + content).hexdigest()


def check_events(path, stream, version):
    events = [load(line) for line in read(path).decode("utf-8").split("\n") if line]
    before, wrong = "0" * 64, ""
    for n, e in enumerate(events, 1):
        if e["stream"] != stream or int(e["version"]) != n:
            wrong = "第%d行的事件流或序号不对" % n
        elif e["previous"] != before:
            wrong = "第%d行没有接上前一条" % n
        elif leaf(e) != e["leaf"]:
            wrong = "第%d行（台账位置 %s）的留痕凭证重算不符" % (n, e["position"])
        if wrong:
            break
        before = e["leaf"]
    if not wrong and len(events) != version:
        wrong = "应有 %d 条，实有 %d 条" % (version, len(events))
    say(not wrong, "事件流 " + stream, wrong or "%d 条，末条凭证 %s" % (len(events), before))
    return events


# ---- the document -------------------------------------------------------------------------------

def check_document(data, pins, code):
    say(sha256(data) == pins["byteDigest"], "报送件字节与报送登记", pins["byteDigest"])
    record, words = b"", ""
    with zipfile.ZipFile(__import__("io").BytesIO(data)) as package:
        for name in sorted(package.namelist(), key=lambda n: n.encode("utf-16-be")):
            part = package.read(name)
            record += ("%s\n%d\n%s\n" % (name, len(part), sha256(part))).encode("utf-8")
            if re.match(r"word/(document|footer\d*)\.xml$", name):
                words += re.sub(r"<[^>]*>", "", part.decode("utf-8"))
    say(sha256(record) == pins["canonicalDigest"], "报送件各部件内容与报送登记", pins["canonicalDigest"])
    say(code in words, "报送件上印有校验码", code)


def check_file(path, digest, what):
    say(exists(path) and sha256(read(path)) == digest, what, path)


def find(digests, digest):
    return next((path for path, found in digests.items() if found == digest), None)


def check_digests(manifest_name):
    listed = {}
    for name, algorithm in (("digests.txt", sha256), ("digests-sm3.txt", sm3)):
        wrong, count = "", 0
        for line in read(name).decode("utf-8").splitlines():
            digest, path = line.split("  ", 1)
            count += 1
            if not exists(path):
                wrong = wrong or "缺 " + path
            elif algorithm(read(path)) != digest:
                wrong = wrong or "已变 " + path
            if algorithm is sha256:
                listed[path] = digest
        say(not wrong, name, wrong or "%d 个文件" % count)
    own = set(listed) | {"digests.txt"}
    found = set()
    for folder, _, names in os.walk(ROOT):
        for name in names:
            found.add(os.path.relpath(os.path.join(folder, name), ROOT).replace(os.sep, "/"))
    extra = sorted(found - own)
    say(not extra, "没有清单以外的文件", "多出 " + "、".join(extra) if extra else "")
    return listed


def main():
    digests = check_digests("digests.txt")
    manifest = json.loads(read("manifest.json"))
    number = manifest["number"]
    streams = {s["stream"]: check_events(s["path"], s["stream"], s["version"]) for s in manifest["streams"]}
    own = streams[manifest["filing"]]
    filed = next((e for e in own if e["type"] == "report_filed" and int(e["data"]["number"]) == number), None)
    say(filed is not None, "报送登记（report_filed）第%d版" % number)
    if filed is None:
        return
    pins, code = filed["data"]["pins"], filed["data"]["pins"]["modelDigest"][:16]
    say(code == manifest["code"], "校验码即数据摘要的前 16 位", code)
    for frozen in filed["data"]["freeze"]["streams"]:
        events = streams.get(frozen["stream"], [])
        at = int(frozen["version"])
        say(len(events) == at and events[-1]["leaf"] == frozen["leaf"], "冻结时的末条凭证 " + frozen["stream"], "版本 %d" % at)
    if manifest["withheld"]:
        print("[说明] 本包不带个人信息：报送件、数据和盖章件不在包内，不核对")
    else:
        check_file(manifest["model"], pins["modelDigest"], "数据与报送登记")
        check_document(read(manifest["document"]), pins, code)
    check_file(manifest["template"], pins["templateDigest"], "模板与报送登记")
    for pin in pins["materials"]:
        path = next(m["path"] for m in manifest["materials"] if (m["kind"], m["name"]) == (pin["kind"], pin["name"]))
        check_file(path, pin["digest"], "资料 %s 与报送登记" % pin["name"])
    check_later(own, number, code, manifest, digests)
    print("报送凭证 %s（台账位置 %s）：请与报送时留存的纸质回执核对" % (filed["leaf"], filed["position"]))


def check_later(events, number, code, manifest, digests):
    """What was recorded after filing: PDFs, scans, renditions."""
    for e in events:
        data = e["data"]
        if str(data.get("number")) != str(number):
            continue
        if e["type"] == "rendition_made":
            path = find(digests, data["pins"]["byteDigest"])
            say(path is not None, "公开版第%s稿与登记" % data["rendition"], path or "不在包内")
        elif manifest["withheld"]:
            continue
        elif e["type"] == "pdf_rendered":
            path = find(digests, data["digest"])
            say(path is not None and read(path)[:5] == b"%PDF-", "PDF 与登记", path or "不在包内")
        elif e["type"] == "seal_attached":
            path = find(digests, data["scan"])
            say(path is not None and data["code"] == code, "盖章件第%s–%s页与登记" % (data["first"], data["last"]), path or "不在包内")


if __name__ == "__main__":
    try:
        main()
    except (OSError, KeyError, ValueError, StopIteration, IndexError, zipfile.BadZipFile) as error:
        say(False, "包不完整或已损坏", repr(error))
    print("全部一致。" if not failed else "有 %d 项不符：%s" % (len(failed), "；".join(failed)))
    sys.exit(1 if failed else 0)
