import { createServer, type Server } from "node:net";
import { afterAll, beforeAll, expect, it, vi } from "vitest";

/** Speaks just enough SMTP to take a mail, and keeps what it was sent. */
function startMailServer(received: string[]): Promise<Server> {
  const server = createServer((socket) => {
    let inData = false;
    let text = "";
    socket.write("220 test\r\n");
    socket.on("data", (chunk) => {
      text += chunk.toString();
      if (inData && text.endsWith("\r\n.\r\n")) {
        received.push(text);
        inData = false;
        text = "";
        return socket.write("250 kept\r\n");
      }
      if (inData || !text.endsWith("\r\n")) return;
      const command = text;
      text = "";
      inData = /^DATA/i.test(command);
      if (inData) return socket.write("354 go on\r\n");
      received.push(command);
      if (/^QUIT/i.test(command)) return socket.end("221 bye\r\n");
      socket.write("250 ok\r\n");
    });
    socket.on("error", () => socket.destroy());
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

const received: string[] = [];
let server: Server;

beforeAll(async () => {
  server = await startMailServer(received);
});
afterAll(() => void server.close());

/** The module as a process with this setting has it. */
async function sendMailWith(smtpUrl: string) {
  vi.resetModules();
  vi.stubEnv("SMTP_URL", smtpUrl);
  return (await import("#lib/mail/send-mail")).sendMail;
}

const mail = { to: "guest@example.test", subject: "Ana\r\nBcc: thief@example.test", text: "Come in" };

it("sends nothing where no mail server is set", async () => {
  expect(await (await sendMailWith(""))(mail)).toBe(false);
});

it("hands the mail to the server, to one address, whatever names contain", async () => {
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  expect(await (await sendMailWith(`smtp://127.0.0.1:${port}`))(mail)).toBe(true);
  const recipients = received.filter((line) => /^RCPT TO/i.test(line));
  expect(recipients).toEqual(["RCPT TO:<guest@example.test>\r\n"]);
  const message = received.find((text) => text.includes("Come in")) ?? "";
  expect(message).toContain("Subject: Ana Bcc: thief@example.test");
  expect(message).not.toMatch(/^Bcc:/m);
});

it("says so, and goes on, where the server does not answer", async () => {
  expect(await (await sendMailWith("smtp://127.0.0.1:1"))(mail)).toBe(false);
});
