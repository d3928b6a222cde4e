// A floor: Socket.io handing what one socket of a room says to the others, as it came: binary or text.
import { createServer } from 'node:http'
import { Server } from 'socket.io'

const httpServer = createServer()
const io = new Server(httpServer)
io.on('connection', (socket) => {
  const room = socket.handshake.auth.room
  void socket.join(room)
  socket.on('edit', (update) => socket.to(room).emit('edit', update))
  socket.emit('joined')
})
httpServer.listen(Number(process.env.PORT), '127.0.0.1')
