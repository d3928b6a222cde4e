// A floor: hands what one socket of a room sends to the others. Knows no documents and keeps nothing.
import { WebSocketServer } from 'ws'

const rooms = new Map()
const server = new WebSocketServer({ port: Number(process.env.PORT), host: '127.0.0.1' })

server.on('connection', (socket, request) => {
  const room = rooms.get(request.url) ?? new Set()
  rooms.set(request.url, room)
  room.add(socket)
  socket.on('message', (data) => {
    for (const other of room) if (other !== socket) other.send(data)
  })
  socket.on('close', () => {
    room.delete(socket)
    if (room.size === 0) rooms.delete(request.url)
  })
})
