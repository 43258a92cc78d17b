/** A text whose web addresses can be followed; the full stop of the sentence stays outside. */
export function LinkedText({ text }: { readonly text: string }) {
  let at = 0;
  return text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/).map((part) => {
    at += part.length;
    if (!/^https?:\/\//.test(part) || !URL.canParse(part)) return part;
    return (
      <a
        key={at}
        href={part}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="break-all text-accent-ink underline"
      >
        {part}
      </a>
    );
  });
}
