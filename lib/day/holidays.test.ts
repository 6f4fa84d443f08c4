import { describe, expect, it } from "vitest";
import { holidayOf } from "./holidays";
import { addDays } from "./plan-day";

/** From the Cabinet Office's calendars (国民の祝日), by hand. */
const announced: Readonly<Record<number, readonly string[]>> = {
  2026: [
    "01-01 元日",
    "01-12 成人の日",
    "02-11 建国記念の日",
    "02-23 天皇誕生日",
    "03-20 春分の日",
    "04-29 昭和の日",
    "05-03 憲法記念日",
    "05-04 みどりの日",
    "05-05 こどもの日",
    "05-06 振替休日",
    "07-20 海の日",
    "08-11 山の日",
    "09-21 敬老の日",
    "09-22 国民の休日",
    "09-23 秋分の日",
    "10-12 スポーツの日",
    "11-03 文化の日",
    "11-23 勤労感謝の日",
  ],
  2027: [
    "01-01 元日",
    "01-11 成人の日",
    "02-11 建国記念の日",
    "02-23 天皇誕生日",
    "03-21 春分の日",
    "03-22 振替休日",
    "04-29 昭和の日",
    "05-03 憲法記念日",
    "05-04 みどりの日",
    "05-05 こどもの日",
    "07-19 海の日",
    "08-11 山の日",
    "09-20 敬老の日",
    "09-23 秋分の日",
    "10-11 スポーツの日",
    "11-03 文化の日",
    "11-23 勤労感謝の日",
  ],
};

function daysOf(year: number): string[] {
  const days: string[] = [];
  for (let day = `${year}-01-01`; day.startsWith(`${year}`); day = addDays(day, 1)) days.push(day);
  return days;
}

const found = (year: number) =>
  daysOf(year).flatMap((day) => {
    const holiday = holidayOf(day);
    return holiday ? [`${day.slice(5)} ${holiday.ja}`] : [];
  });

describe("the holidays of Japan", () => {
  it.each([2026, 2027])("are those of %i, no more and no fewer", (year) => {
    expect(found(year)).toEqual(announced[year]);
  });

  it.each([
    ["2020-07-23", "海の日"],
    ["2020-07-24", "スポーツの日"],
    ["2020-08-10", "山の日"],
    ["2021-07-22", "海の日"],
    ["2021-07-23", "スポーツの日"],
    ["2021-08-08", "山の日"],
    ["2021-08-09", "振替休日"],
  ])("moved for the games: %s is %s", (day, name) => {
    expect(holidayOf(day)?.ja).toBe(name);
  });

  it.each(["2020-07-20", "2020-08-11", "2020-10-12", "2021-07-19", "2021-08-11", "2021-10-11"])(
    "left their usual day for the games: %s",
    (day) => {
      expect(holidayOf(day)).toBeNull();
    },
  );

  it.each([
    [2020, "03-20", "09-22"],
    [2021, "03-20", "09-23"],
    [2022, "03-21", "09-23"],
    [2023, "03-21", "09-23"],
    [2024, "03-20", "09-22"],
    [2025, "03-20", "09-23"],
    [2028, "03-20", "09-22"],
    [2029, "03-20", "09-23"],
    [2030, "03-20", "09-23"],
    [2031, "03-21", "09-23"],
    [2032, "03-20", "09-22"],
    [2033, "03-20", "09-23"],
    [2034, "03-20", "09-23"],
    [2035, "03-21", "09-23"],
  ])("have the equinoxes of %i on %s and %s", (year, spring, autumn) => {
    expect(holidayOf(`${year}-${spring}`)?.ja).toBe("春分の日");
    expect(holidayOf(`${year}-${autumn}`)?.ja).toBe("秋分の日");
  });

  it("give a day between two holidays away, in 2032 too", () => {
    expect(holidayOf("2032-09-20")?.ja).toBe("敬老の日");
    expect(holidayOf("2032-09-21")?.ja).toBe("国民の休日");
  });

  it("move a holiday on a Sunday over the ones that follow it", () => {
    // 2020-05-03 was a Sunday, and Monday and Tuesday were holidays of their own.
    expect(holidayOf("2020-05-06")?.ja).toBe("振替休日");
    expect(holidayOf("2020-05-07")).toBeNull();
  });
});
