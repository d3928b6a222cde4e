// Some 220 pieces each loaded when one of its syllables is shown. Loaded apart: the list itself is long.
import 'pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css'
import '@fontsource-variable/noto-serif-kr/wght.css'
