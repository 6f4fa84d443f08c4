import { describe, expect, it } from "vitest";
import { parseEnv, SettingError } from "./env";

describe("the settings", () => {
  it("need nothing: the default binds to this machine and keeps data beside the product", () => {
    const env = parseEnv({});
    expect(env.host).toBe("127.0.0.1");
    expect(env.port).toBe(3000);
    expect(env.publicUrl).toBe("http://127.0.0.1:3000");
    expect(env.https).toBe(false);
    expect(env.dataDir).toBe(`${process.cwd()}/data`);
    expect(env.secretFile).toBe(`${process.cwd()}/data/secret.key`);
  });

  it("treat an empty value as not set", () => {
    expect(parseEnv({ PORT: "", PUBLIC_URL: "" }).port).toBe(3000);
  });

  it("keep the origin of PUBLIC_URL and decide HTTPS by it", () => {
    const env = parseEnv({ PUBLIC_URL: "https://asayu.example.co.jp/" });
    expect(env.publicUrl).toBe("https://asayu.example.co.jp");
    expect(env.https).toBe(true);
  });

  it("put the secret where SECRET_FILE says, so that a backup of the data leaves it out", () => {
    expect(parseEnv({ DATA_DIR: "/d", SECRET_FILE: "/s/key" }).secretFile).toBe("/s/key");
  });

  it.each([
    ["PORT", "0"],
    ["PORT", "70000"],
    ["PORT", "http"],
    ["HOST", "a b"],
    ["PUBLIC_URL", "asayu.example.co.jp"],
    ["PUBLIC_URL", "https://example.co.jp/asayu"],
    ["PUBLIC_URL", "javascript:alert(1)"],
    ["LOG_LEVEL", "loud"],
  ])("stop the start when %s is %s, in both languages on one line", (name, value) => {
    let message = "";
    try {
      parseEnv({ [name]: value });
    } catch (error) {
      expect(error).toBeInstanceOf(SettingError);
      message = (error as SettingError).message;
    }
    expect(message.startsWith(`${name}: `)).toBe(true);
    expect(message).toContain("してください。 / Use ");
    expect(message).not.toContain("\n");
  });
});
