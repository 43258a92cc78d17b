import { describe, expect, it } from "vitest";
import { longestExchangeOf } from "#lib/sla/rules/clocks.ts";
import { at, brief, clocks, type Told } from "./told-clocks.ts";

describe("the first DM and its acknowledgement", () => {
  it("run from the time the customer posted, in desk hours", () => {
    const list = clocks([["posted", "06:00"]], "08:10");
    expect(brief(list, "first-dm")).toEqual(["1 running due 08:30 stopped - - 10m"]);
    expect(brief(list, "acknowledgement")).toEqual(["1 running due 08:45 stopped - - 10m"]);
  });

  it("are met in time, also exactly at the due time", () => {
    const list = clocks(
      [
        ["posted", "09:00"],
        ["dm-accepted", "09:30"],
        ["acknowledged", "09:31"],
      ],
      "12:00",
    );
    expect(brief(list, "first-dm")).toEqual(["1 met due 09:30 stopped 09:30 dm-accepted 30m"]);
    expect(brief(list, "acknowledgement")).toEqual(["1 met due 09:45 stopped 09:31 acknowledged 31m"]);
  });

  it("are missed once the due time has passed, and stay missed when done late", () => {
    const open = clocks([["posted", "09:00"]], "09:31");
    expect(brief(open, "first-dm")).toEqual(["1 missed due 09:30 stopped - - 31m"]);
    const late = clocks(
      [
        ["posted", "09:00"],
        ["dm-accepted", "10:00"],
      ],
      "12:00",
    );
    expect(brief(late, "first-dm")).toEqual(["1 missed due 09:30 stopped 10:00 dm-accepted 60m"]);
    expect(late[0]?.breachedAt).toEqual(at("09:30"));
    expect(clocks([["posted", "09:00"]], "09:30")[0]?.state).toBe("running");
  });

  it("are met by invitation when the outreach closes without a DM, and say so", () => {
    const list = clocks(
      [
        ["posted", "09:00"],
        ["outreach-closed", "09:20"],
      ],
      "12:00",
    );
    expect(brief(list, "first-dm")).toEqual(["1 met due 09:30 stopped 09:20 outreach-closed 20m"]);
    expect(brief(list, "acknowledgement")).toEqual(["1 met due 09:45 stopped 09:20 outreach-closed 20m"]);
  });

  it("end with the ticket, and say so", () => {
    const list = clocks(
      [
        ["posted", "09:00"],
        ["closed", "09:10"],
      ],
      "12:00",
    );
    expect(brief(list, "first-dm")).toEqual(["1 met due 09:30 stopped 09:10 closed 10m"]);
  });

  it("a public answer is no first DM; on a complaint by DM the brand's answer is, and nothing is to be acknowledged", () => {
    const told: Told[] = [
      ["posted", "09:00"],
      ["brand-answered", "09:10"],
    ];
    expect(brief(clocks(told, "09:20"), "first-dm")).toEqual(["1 running due 09:30 stopped - - 20m"]);
    const byDm = clocks(told, "09:20", "dm");
    expect(brief(byDm, "first-dm")).toEqual(["1 met due 09:30 stopped 09:10 brand-answered 10m"]);
    expect(brief(byDm, "acknowledgement")).toEqual([]);
  });

  it("a network's clock that runs behind cannot make them negative", () => {
    const list = clocks(
      [
        ["posted", "09:00"],
        ["dm-accepted", "08:59"],
      ],
      "12:00",
    );
    expect(brief(list, "first-dm")).toEqual(["1 met due 09:30 stopped 09:00 dm-accepted 0m"]);
  });
});

describe("next replies", () => {
  it("each exchange is a clock of its own, from the first unanswered message", () => {
    const list = clocks(
      [
        ["posted", "09:00"],
        ["customer-wrote", "09:05"],
        ["dm-accepted", "09:10"],
        ["customer-wrote", "09:30"],
        ["customer-wrote", "09:40"],
        ["acknowledged", "09:41"],
        ["brand-answered", "10:00"],
        ["brand-answered", "10:05"],
        ["customer-wrote", "10:10"],
        ["brand-answered", "11:20"],
        ["posted", "11:30"],
      ],
      "11:45",
    );
    expect(brief(list, "next-reply")).toEqual([
      "1 met due 10:30 stopped 10:00 brand-answered 30m",
      "2 missed due 11:10 stopped 11:20 brand-answered 70m",
      "3 running due 12:30 stopped - - 15m",
    ]);
    expect(longestExchangeOf(list)?.seq).toBe(2);
  });

  it("what the customer wrote before a skipped outreach is measured from its own time", () => {
    const told: Told[] = [
      ["posted", "09:00"],
      ["customer-wrote", "09:05"],
      ["outreach-closed", "09:15"],
    ];
    expect(brief(clocks(told, "09:20"), "next-reply")).toEqual(["1 running due 10:05 stopped - - 15m"]);
  });

  it("end with the ticket; a message after that starts one again", () => {
    const told: Told[] = [
      ["posted", "09:00"],
      ["dm-accepted", "09:10"],
      ["customer-wrote", "09:30"],
      ["resolved", "09:45"],
      ["customer-wrote", "10:00"],
      ["reopened", "10:00"],
    ];
    expect(brief(clocks(told, "10:10"), "next-reply")).toEqual([
      "1 met due 10:30 stopped 09:45 resolved 15m",
      "2 running due 11:00 stopped - - 10m",
    ]);
  });

  it("wait for the desk to open", () => {
    const told: Told[] = [
      ["posted", "09:00"],
      ["dm-accepted", "09:10"],
      ["customer-wrote", "19:30"],
    ];
    expect(brief(clocks(told, "+1 08:20"), "next-reply")).toEqual(["1 running due 08:30 stopped - - 50m"]);
  });
});
