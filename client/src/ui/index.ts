export { Avatar, MoreAvatars } from './avatar'
export { Banner } from './banner'
export { Button, buttonLook, ButtonLink, IconButton, IconLink } from './button'
export { CheckField, CheckList } from './check-field'
export { Chip, type ChipTone } from './chip'
export { classes } from './classes'
export { ConfirmDialog } from './confirm-dialog'
export { CopyField } from './copy-field'
export { Dialog } from './dialog'
export { documentIcons } from './document-icons'
export { Drawer } from './drawer'
export { FieldGroup, FieldRow, FieldStack, Form, LabelledControl } from './form'
export { IconSheet } from './icon-sheet'
export { Kbd } from './kbd'
export { Lang, languageOf } from './lang'
export { LiveRegion } from './live-region'
export {
  Menu,
  MenuChecks,
  MenuChoice,
  MenuExplained,
  MenuItem,
  MenuLabel,
  MenuLine,
  MenuLink,
  SubMenu,
} from './menu'
export { NameFields, nameOf, type NameDraft } from './name-fields'
export { NavHeading, NavItem } from './nav'
export { EmptyState, ErrorState } from './page-state'
export { PasswordField } from './password-field'
export { PickList } from './pick-list'
export { RichWords } from './rich-words'
export { Runs } from './runs'
export { Segmented } from './segmented'
export { StateChip } from './state-chip'
export { Swatch } from './swatch'
export { Switch } from './switch'
export { tableStyles } from './table'
export { SelectField, TextArea, TextField } from './text-field'
export { ToastRegion } from './toast'
export { hideToast, showToast } from './toasts'
export { Tooltip, TooltipProvider } from './tooltip'
export { VisuallyHidden } from './visually-hidden'
export { ZoneField } from './zone-field'
