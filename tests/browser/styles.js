// What every element of a page looks like, as the browser computes it: a number for each, and one for what stands before and after it.
async () => {
  await document.fonts.ready;
  // Scripts that follow the width of the window do so when it is drawn.
  for (let count = 0; count < 3; count++) await new Promise((drawn) => requestAnimationFrame(drawn));
  for (const one of document.getAnimations()) try { one.finish() } catch {}
  const names = [...getComputedStyle(document.documentElement)].filter((name) => !name.startsWith("--"));
  const told = (style) => {
    let sum = 1;
    for (const name of names) {
      const words = style.getPropertyValue(name);
      for (let at = 0; at < words.length; at++) sum = (sum * 31 + words.charCodeAt(at)) | 0;
    }
    return sum;
  };
  const looks = (element, part) => {
    const style = getComputedStyle(element, part);
    const isThere = part === "::marker" ? getComputedStyle(element).display === "list-item" : !part || style.content !== "none";
    return isThere ? told(style) : 0;
  };
  return [document.documentElement, ...document.querySelectorAll("body, body :not(script)")].flatMap((element) =>
    [undefined, "::before", "::after", "::marker"].map((part) => looks(element, part)));
}
