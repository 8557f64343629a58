// How many rows an answer tells of, read off its text: parsing it would cost more than all else that is written down.

const [QUOTE, BACKSLASH, COMMA, OPEN, CLOSE, LIST, END] = [...'"\\,{}[]'].map((sign) => sign.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

/**
 * Objects in the lists of the JSON of `data`, at any depth, and those that root fields of one row answer.
 * @param singles places of those root fields in the answer, from 0
 */
export function rowsIn(text: string, singles: ReadonlySet<number>): number {
  const lists: boolean[] = [];
  let rows = 0;
  let root = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case QUOTE:
        at = endOfString(text, at + 1);
        break;
      case COMMA:
        if (lists.length === 1) root += 1;
        break;
      case OPEN:
        if (lists.at(-1) || (lists.length === 1 && singles.has(root))) rows += 1;
        lists.push(false);
        break;
      case LIST:
        lists.push(true);
        break;
      case CLOSE:
      case END:
        lists.pop();
        break;
    }
  }
  return rows;
}

function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from); ; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return end;
  }
}
