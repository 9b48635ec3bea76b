import { createTransport, type Transporter } from "nodemailer";
import { env } from "#lib/env";
import { log } from "#lib/log";

type Mail = { to: string; subject: string; text: string };

let transport: Transporter | undefined;

function transporter(smtpUrl: string): Transporter {
  const patience = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 };
  transport ??= createTransport({ url: smtpUrl, ...patience });
  return transport;
}

// Names of rooms and people are typed by users: one line each, so that none becomes a header.
function oneLine(value: string): string {
  return value.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").slice(0, 200);
}

/**
 * Sends a plain-text mail, where SMTP_URL is set. A mail that can't be sent is logged and no reason to fail: whatever
 * it tells can be seen, and every link be copied, in the product.
 * @returns whether the mail server took it
 */
export async function sendMail({ to, subject, text }: Mail): Promise<boolean> {
  const { smtpUrl, appUrl } = env();
  if (!smtpUrl) return false;
  const from = { name: "Strongroom", address: `no-reply@${new URL(appUrl).hostname}` };
  try {
    await transporter(smtpUrl).sendMail({
      from,
      to: { name: "", address: to },
      subject: oneLine(subject),
      text,
    });
    return true;
  } catch (error) {
    log.error({ err: error }, "a mail could not be sent");
    return false;
  }
}
