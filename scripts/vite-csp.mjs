/**
 * Puts the content security policy into the built pages. It is a `<meta>`, so that it holds wherever
 * the folder is served from; a server can send the same as a header (see README). Not in `vite dev`,
 * whose reloading needs inline scripts.
 *
 * @param {(page: string) => string} policyOf The policy of a page, by its file name.
 * @returns {import('vite').Plugin}
 */
export function contentSecurityPolicy(policyOf) {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: (_, { filename }) => [
      {
        tag: 'meta',
        attrs: {
          'http-equiv': 'Content-Security-Policy',
          content: policyOf(filename.slice(filename.lastIndexOf('/') + 1)),
        },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/** What holds for every page: nothing from elsewhere, nothing inline, nothing made from text. */
const common = [
  "default-src 'self'",
  "script-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "frame-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
];

/**
 * The designer. Mermaid writes a `<style>` and style attributes into the picture that it measures,
 * and CodeMirror its theme, hence inline styles; pictures and downloads are `data:` and `blob:`.
 */
export const designerPolicy = [
  ...common,
  "connect-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
].join('; ');

/**
 * The page that others embed. It draws by itself, so it goes without inline styles; and no text
 * becomes script or HTML in it, but for the one policy that starts our own workers.
 */
export const embedPolicy = [
  ...common,
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ');
