import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

/** Where the development server finds the API; `npm run dev` starts one there. */
const server = process.env.TANDEM_SERVER ?? 'http://localhost:4780'

export default defineConfig({
  plugins: [
    react(),
    matchSerifSizes(),
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
        globIgnores: ['**/service-worker.js'],
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
  define: { __VERSION__: JSON.stringify(process.env.npm_package_version ?? 'dev') },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: true,
    // The content security policy allows no data: fonts or scripts.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // One chunk, so that zod is told to do without `new Function` before the first schema is made.
        codeSplitting: {
          groups: [{ name: 'schemas', test: /node_modules\/zod\/|without-eval/, priority: 1 }],
        },
      },
    },
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
