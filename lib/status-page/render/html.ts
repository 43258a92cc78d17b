/** Text that is already HTML. Only `html` makes it, so everything else is escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type HtmlValue = Html | string | number | null | false | readonly HtmlValue[];

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Template tag: what is filled in is escaped, safe between tags and in double-quoted attributes; null and false vanish. */
export function html(pieces: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(pieces.map((piece, index) => (index === 0 ? piece : written(values[index - 1]) + piece)).join(""));
}

function written(value: HtmlValue | undefined): string {
  if (value === null || value === false || value === undefined) return "";
  if (value instanceof Html) return value.text;
  if (typeof value === "object") return value.map(written).join("");
  return String(value).replace(/[&<>"']/g, (symbol) => escapes[symbol] ?? symbol);
}
