// What a reader sees, as numbers: where words stand on the screen, and how well they stand out. Used by the browser tests.
window.layout = {
  // The rectangle of some letters of a text node.
  box(node, start, end) {
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    return range.getBoundingClientRect();
  },

  texts(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  },

  // The words of an element with their places, in the order in which they are stored.
  words(element) {
    return this.texts(element).flatMap(node => [...node.data.matchAll(/\S+/g)].map(word => {
      const box = this.box(node, word.index, word.index + word[0].length);
      return { text: word[0], left: box.left, right: box.right, top: box.top, bottom: box.bottom };
    })).filter(word => word.right > word.left);
  },

  // How an Arabic block is set: its first line has to run from the right edge to the left.
  block(element) {
    const style = getComputedStyle(element);
    const words = this.words(element);
    const line = words.filter(word => word.bottom > words[0].top && word.top < words[0].bottom);
    const inner = element.getBoundingClientRect().right - parseFloat(style.paddingRight);
    return { direction: style.direction, align: style.textAlign, gap: inner - line[0].right,
      falling: line.every((word, i) => i === 0 || word.left < line[i - 1].left), words: line.length };
  },

  // Marks in a text from the right: an opening one stands to the right of what it encloses, a full stop to the left of
  // its sentence, and Latin letters run to the right. Lists what does not.
  misplaced(element) {
    const found = [];
    const arabic = /[\u0620-\u064a]/;
    for (const node of this.texts(element)) {
      for (const mark of node.data.matchAll(/[«(\[](?=[\u0620-\u064a])|(?<=[\u0620-\u064a])[»)\].،؟](?=\s|$)/g)) {
        const opening = "«([".includes(mark[0]);
        const at = mark.index;
        const own = this.box(node, at, at + 1);
        const neighbour = opening ? this.box(node, at + 1, at + 2) : this.box(node, at - 1, at);
        if (Math.abs(own.top - neighbour.top) > own.height / 2) continue; // another line
        const right = own.left >= neighbour.left;
        if (opening !== right) found.push(node.data.slice(Math.max(0, at - 20), at + 20));
      }
      for (const latin of node.data.matchAll(/[A-Za-z]{3,}/g)) {
        const first = this.box(node, latin.index, latin.index + 1);
        const last = this.box(node, latin.index + latin[0].length - 1, latin.index + latin[0].length);
        if (Math.abs(first.top - last.top) < first.height / 2 && first.left >= last.left) found.push(latin[0]);
      }
    }
    return arabic.test(element.textContent) ? found : [];
  },

  table(table) {
    const heads = [...table.querySelectorAll("thead th")].map(cell => cell.getBoundingClientRect());
    const cells = [...table.querySelectorAll("tbody td")];
    return {
      rightToLeft: heads.every((box, i) => i === 0 || box.right <= heads[i - 1].left + 1),
      firstAtTheEdge: Math.abs(table.getBoundingClientRect().right - heads[0].right) < 3,
      misplaced: cells.flatMap(cell => this.misplaced(cell)),
      cut: cells.filter(cell => cell.scrollWidth > cell.clientWidth + 1).map(cell => cell.textContent),
      columns: heads.length,
      rows: table.tBodies[0].rows.length,
    };
  },

  picture(image) {
    const canvas = document.createElement("canvas");
    canvas.width = Math.min(400, image.naturalWidth);
    canvas.height = Math.min(400, image.naturalHeight);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const data = new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
    const box = image.getBoundingClientRect();
    return { width: box.width, height: box.height, natural: image.naturalWidth, colours: new Set(data).size };
  },

  // The contrast of an element's own letters with what lies behind them, by WCAG 2; null where it has none.
  contrast(element) {
    if (![...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())) return null;
    const rgba = text => (text.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
    const layers = [];
    let opacity = 1;
    for (let at = element; at; at = at.parentElement) {
      const [r, g, b, a = 1] = rgba(getComputedStyle(at).backgroundColor);
      if (a > 0) layers.push([r, g, b, a]);
      opacity *= Number(getComputedStyle(at).opacity);
      if (a === 1) break;
    }
    const over = (under, [r, g, b, a]) => under.map((value, i) => value * (1 - a) + [r, g, b][i] * a);
    const behind = layers.reverse().reduce(over, [255, 255, 255]);
    const [r, g, b, a = 1] = rgba(getComputedStyle(element).color);
    const letters = over(behind, [r, g, b, a * opacity]);
    const light = rgb => rgb.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
      .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const [dark, bright] = [light(behind), light(letters)].sort((x, y) => x - y);
    return (bright + 0.05) / (dark + 0.05);
  },

  inView(element) {
    const box = element.getBoundingClientRect();
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return box.top >= 0 && box.bottom <= innerHeight && (element === top || element.contains(top) || top?.contains(element));
  },
};
