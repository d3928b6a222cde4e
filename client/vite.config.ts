import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

/** Where the development server finds the API; `npm run dev` starts one there. */
const server = process.env.TANDEM_SERVER ?? 'http://localhost:4780'

export default defineConfig({
  plugins: [
    react(),
    matchSerifSizes(),
    namePartsOfDocuments(),
    VitePWA({
      // Ours is written by hand: the update must wait for the reader, and no answer of the API may be kept.
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'service-worker.ts',
      injectRegister: false,
      manifest: false,
      injectManifest: {
        // Fonts come in some 250 pieces of which a page uses a few: they are kept when first used.
        globPatterns: ['**/*.{js,css,html,svg,webmanifest}'],
        // Papers are read from the server alone: what draws them is loaded with the first one.
        globIgnores: ['**/service-worker.js', '**/draw-pdf-*.js'],
        maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
      },
    }),
  ],
  resolve: {
    conditions: ['source', ...defaultClientConditions],
    // Tiptap's own fork of the binding is many times slower (STACK.md); both have the same exports.
    alias: { '@tiptap/y-tiptap': 'y-prosemirror' },
    dedupe: ['yjs', 'react', 'react-dom', 'zod'],
  },
  server: {
    port: 4781,
    strictPort: true,
    proxy: {
      '/api': { target: server },
      '/socket.io': { target: server, ws: true },
    },
  },
  define: { __CONTRACTS__: JSON.stringify(hashOfContracts()) },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: true,
    // The content security policy allows no data: fonts or scripts.
    assetsInlineLimit: 0,
  },
})

/** Hangul drawn at the same size looks larger than Latin beside it. */
function matchSerifSizes(): Plugin {
  return {
    name: 'match-serif-sizes',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('noto-serif-kr') || !id.includes('.css')) return undefined
      return code.replaceAll('font-display: swap;', 'font-display: swap; size-adjust: 95%;')
    },
  }
}

/**
 * Names in the page what a document's page and that of its history are made of: whoever comes to an address of one
 * has it loaded while the program starts, and not after that (`public/theme.js`).
 */
function namePartsOfDocuments(): Plugin {
  return {
    name: 'name-parts-of-documents',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const partsOf = (page: string) => {
          const parts = new Set<string>()
          const add = (file: string) => {
            const chunk = bundle[file]
            if (chunk?.type !== 'chunk' || parts.has(file)) return
            parts.add(file)
            for (const each of chunk.imports) add(each)
          }
          for (const [file, chunk] of Object.entries(bundle)) {
            if (chunk.type === 'chunk' && chunk.facadeModuleId?.endsWith(`/pages/${page}.tsx`)) add(file)
          }
          return [...parts].map((file) => `/${file}`).filter((file) => !html.includes(file))
        }
        const pages = { 'parts-of-documents': 'document-page', 'parts-of-histories': 'history-page' }
        return Object.entries(pages).flatMap(([name, page]) => {
          const wanted = partsOf(page)
          if (wanted.length === 0) return []
          const attrs = { name, content: wanted.join(' ') }
          return [{ tag: 'meta', attrs, injectTo: 'head-prepend' as const }]
        })
      },
    },
  }
}

/**
 * What the client keeps on a device was parsed by these schemas. When any of them changes, what is kept is
 * thrown away instead of being shown by code that expects something else.
 */
function hashOfContracts(): string {
  const folder = fileURLToPath(new URL('../shared/src', import.meta.url))
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
  const hash = createHash('sha256')
  for (const file of files) hash.update(readFileSync(file))
  return hash.digest('hex').slice(0, 12)
}
