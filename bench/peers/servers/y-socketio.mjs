// y-socket.io as its own example starts it; with LEVEL=1 it keeps documents in LevelDB.
import { createServer } from 'node:http'
import path from 'node:path'
import { Server } from 'socket.io'
import { YSocketIO } from 'y-socket.io/dist/server'

const httpServer = createServer()
const io = new Server(httpServer)
const options = process.env.LEVEL ? { levelPersistenceDir: path.join(process.env.FOLDER, 'level') } : {}
new YSocketIO(io, options).initialize()
httpServer.listen(Number(process.env.PORT), '127.0.0.1')
