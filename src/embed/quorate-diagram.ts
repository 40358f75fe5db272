/*
 * <quorate-diagram data="quorate1:…"> or <quorate-diagram src="…">: a design in somebody else's page.
 * It makes an iframe of the embed page beside this script, so nothing of that page can reach into the
 * design's, nor the other way round. It stands alone: it is what other sites load.
 */

const attributes = ['data', 'src', 'title', 'width', 'height', 'theme', 'lang'];

class QuorateDiagram extends HTMLElement {
  static readonly observedAttributes = attributes;
  readonly #frame = document.createElement('iframe');

  connectedCallback(): void {
    this.#show();
    if (this.#frame.parentNode === null) {
      this.#frame.loading = 'lazy';
      this.#frame.style.border = '0';
      this.#frame.style.maxWidth = '100%';
      this.attachShadow({ mode: 'open' }).append(this.#frame);
    }
    this.style.display = 'inline-block';
    this.style.maxWidth = '100%';
    this.style.width = this.getAttribute('width') === '100%' ? '100%' : '';
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.connectedCallback();
  }

  #show(): void {
    const address = new URL(/* @vite-ignore */ 'embed.html', import.meta.url);
    for (const name of ['theme', 'lang']) {
      const value = this.getAttribute(name);
      if (value !== null) address.searchParams.set(name, value);
    }
    // A link to a design is as good as its word; anything else is the address of a topology file.
    const source = this.getAttribute('src') ?? '';
    const linked = source.includes('#') ? source.slice(source.indexOf('#') + 1) : null;
    const word = this.getAttribute('data') ?? linked;
    if (word !== null) address.hash = word;
    else if (source !== '') {
      address.searchParams.set('src', new URL(source, document.baseURI).href);
    }
    if (this.#frame.src !== address.href) this.#frame.src = address.href;
    this.#frame.title = this.getAttribute('title') ?? 'Quorate';
    this.#frame.width = this.getAttribute('width') ?? '800';
    this.#frame.height = this.getAttribute('height') ?? '500';
  }
}

// A page may load the script twice.
if (customElements.get('quorate-diagram') === undefined) {
  customElements.define('quorate-diagram', QuorateDiagram);
}
