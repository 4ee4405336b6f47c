// A real SMTP server for the tests: npm smtp-server. What it does to a mail is told by the recipient's address, so that every case comes
// at a known rate whoever sends and in whatever order. One line of JSON on standard output for each thing that happened:
//   {"event":"listening","port":2525}     {"event":"refused","code":451,"to":"..."}
//   {"event":"taken","id":"<...>","to":"...","subject":"..."}        the answer 250 was given
//   {"event":"dropped","id":"<...>","to":"..."}                      taken, and the connection cut before the answer: the sender cannot know
// Arguments: port (0 = any), then any of: auth (demands a sign-in), open (offers it, demands nothing), tls (STARTTLS).
import { SMTPServer } from "smtp-server";

const [port, ...modes] = process.argv.slice(2);
const say = (line) => process.stdout.write(JSON.stringify(line) + "\n");
const seen = new Map();
const times = (key) => seen.set(key, (seen.get(key) ?? 0) + 1).get(key);

const refusal = (code, text, to) => {
  say({ event: "refused", code, to });
  return Object.assign(new Error(text), { responseCode: code });
};

// The local part before its number: busy-001 is refused for now at its first two attempts, and so on.
const caseOf = (to) => to.split("@")[0].split("-")[0];

function header(text, name) {
  const unfolded = text.replace(/\r\n[ \t]+/g, " ");
  return new RegExp(`^${name}: *(.*)$`, "im").exec(unfolded)?.[1] ?? null;
}

const server = new SMTPServer({
  name: "mail.test",
  ...(process.env.TLS_CERT ? { cert: process.env.TLS_CERT, key: process.env.TLS_KEY } : {}),
  banner: "perfledger test",
  authOptional: !modes.includes("auth"),
  allowInsecureAuth: !modes.includes("tls"),
  disabledCommands: [...(modes.includes("tls") ? [] : ["STARTTLS"]), ...(modes.includes("auth") || modes.includes("open") ? [] : ["AUTH"])],
  disableReverseLookup: true,
  closeTimeout: 100,
  onAuth(auth, session, done) {
    const good = auth.username === "perfledger" && auth.password === "geheim-0815";
    say({ event: good ? "signedIn" : "rejected" });
    return good ? done(null, { user: auth.username }) : done(Object.assign(new Error("no"), { responseCode: 535 }));
  },
  onRcptTo({ address }, session, done) {
    switch (caseOf(address)) {
      case "nobody":
        return done(refusal(550, "5.1.1 no such mailbox <" + address + ">", address));
      case "full":
        return done(refusal(552, "5.2.2 mailbox full", address));
      case "busy":
        return times(address) <= 2 ? done(refusal(451, "4.3.0 try again later", address)) : done();
      case "hang":
        return times(address) <= 1 ? say({ event: "hanging", to: address }) : done();
      default:
        return done();
    }
  },
  onData(stream, session, done) {
    const parts = [];
    stream.on("data", (part) => parts.push(part));
    stream.on("end", () => {
      const text = Buffer.concat(parts).toString("utf8");
      const to = session.envelope.rcptTo[0].address;
      const id = header(text, "Message-ID");
      const kind = caseOf(to);
      if (kind === "late" && times("data " + to) <= 1) return done(refusal(451, "4.3.0 storing failed", to));
      if (kind === "drop" && times("data " + to) <= 1) {
        say({ event: "dropped", id, to });
        for (const connection of server.connections) if (connection.id === session.id) connection._socket.destroy();
        return;
      }

      say({ event: "taken", id, to, subject: header(text, "Subject"), text: kind === "show" ? text : undefined });
      return done(null, "queued");
    });
  },
});

server.on("error", (error) => say({ event: "error", message: error.message }));
server.listen(Number(port ?? 0), "127.0.0.1", () => say({ event: "listening", port: server.server.address().port }));
process.stdin.on("end", () => process.exit(0)).resume();
