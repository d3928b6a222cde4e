/**
 * Scrolls to something in the text. What is far from the screen has only a likely height: the place is right
 * once it has been laid out, and what stands around it, which takes the browser some frames.
 */
export function bringIntoSight(element: Element): void {
  const scroll = (frames: number) => {
    element.scrollIntoView({ block: 'center' })
    if (frames > 1) requestAnimationFrame(() => scroll(frames - 1))
  }
  scroll(untilLaidOut)
}

const untilLaidOut = 6
