import { describe, expect, test } from "vitest";
import { requireStrongPassword } from "#lib/auth/password-strength";

const person = { email: "ana.ruiz@acme.example", name: "Ana Ruiz" };

describe("requireStrongPassword", () => {
  test.each([
    "password1234",
    "Passw0rd1234",
    "123456789012",
    "qwertyuiop12",
    "aaaaaaaaaaaa",
    "letmeinletmein",
    "strongroomstrongroom",
    "ana.ruiz@acme.example",
    "Ana RuizAna Ruiz",
  ])("refuses %s", async (password) => {
    await expect(requireStrongPassword(password, person)).rejects.toMatchObject({
      code: "invalid_input",
      errors: [{ path: "password" }],
    });
  });

  test.each(["correct horse battery", "kein zeichen zwang noetig", "viewer-password", "секретная фраза тут"])(
    "accepts %s: no rule says what it must be made of",
    async (password) => {
      await expect(requireStrongPassword(password, person)).resolves.toBeUndefined();
    },
  );

  test("is quick for the longest and most repetitive input", async () => {
    await requireStrongPassword("warm up the word lists", person);
    const started = performance.now();
    await requireStrongPassword("zq8".repeat(85), person).catch(() => undefined);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
