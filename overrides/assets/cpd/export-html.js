// @ts-check
/**
 * The record as one page that stands alone, to keep or to print. Everything that was written is escaped; there is no script in it. Touches no page.
 *
 * @requires record
 * @requires export-text
 */
(() => {
  const { record, dated } = cpd;
  record.exports ??= {};
  const STYLE = `body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 sans-serif;color:#000;background:#fff;overflow-wrap:anywhere}
h1,h2,h3,h4{line-height:1.25;break-after:avoid}h2{margin-top:2.4rem;border-bottom:1px solid}h3,h4{margin:1.4rem 0 .2rem}
table{width:100%;border-collapse:collapse}th,td{padding:.3rem .5rem;border:1px solid #767676;text-align:left;vertical-align:top}
.words{white-space:pre-wrap}.answer{margin:.3rem 0 .8rem;padding:.4rem .6rem;border:1px solid #767676}.facts{margin:.1rem 0;color:#444;font-size:.9rem}.label{margin:.6rem 0 .2rem;font-weight:bold}
@media print{body{max-width:none;margin:0}tr{break-inside:avoid}thead{display:table-header-group}}`;

  /** @param {unknown} text */
  const escaped = (text) => String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

  /** @param {Cpd.Exported} of */
  record.exports.html = ({ entries, site, day }) => {
    const { groups, log, total } = record.laidOut(entries);
    const lines = groups.flatMap(({ title, sections }) => [
      `<h2>${escaped(title)}</h2>`,
      ...sections.flatMap(({ title: section, things }) => [section ? `<h3>${escaped(section)}</h3>` : "", ...things.flatMap((one) => thing(one, section ? 4 : 3))]),
    ]);
    const table = log.rows.length ? [
      `<h2>Log of professional development</h2><p>${escaped(total)}</p><table><thead><tr>${log.headings.map((words) => `<th scope="col">${escaped(words)}</th>`).join("")}</tr></thead><tbody>`,
      ...log.rows.map((row) => `<tr>${row.map((words, at) => (at === 1 ? `<th scope="row">${escaped(words)}</th>` : `<td class="words">${escaped(words)}</td>`)).join("")}</tr>`),
      "</tbody></table>",
    ] : [];
    return new Blob([`<!doctype html>
<html lang="${cpd.language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>My record · ${escaped(site.title)}</title><style>${STYLE}</style></head><body>
<h1>My record</h1><p>${escaped(site.title)}. Saved on ${escaped(dated(day))}.</p>
${[...table, ...lines].filter(Boolean).join("\n")}
</body></html>
`], { type: "text/html" });

    /** @param {Cpd.ToldOf} one @param {number} level */
    function thing({ title, url, facts, texts }, level) {
      const address = /^https?:/.test(record.abroad(url)) ? record.abroad(url) : "";
      return [
        `<h${level}>${address ? `<a href="${escaped(address)}">${escaped(title)}</a>` : escaped(title)}</h${level}><p class="facts">${escaped(facts.join(" · "))}</p>`,
        ...texts.map(({ question, label, words }) => `${question ? `<p class="facts words">${escaped(question)}</p>` : ""}<p class="label words">${escaped(label)}</p><div class="answer words">${escaped(words)}</div>`),
      ];
    }
  };
})();
