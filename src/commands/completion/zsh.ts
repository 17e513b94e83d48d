import { type Caller, quoted } from './ask.ts';
import type { CommandWords } from './model.ts';
import { shTables } from './sh-tables.ts';

/** The script for zsh. No word of the line is ever evaluated: they are compared, and that is all. */
export function zshScript(commands: readonly CommandWords[], { node, program }: Caller): string {
  // _describe takes what stands before the first colon that is not escaped.
  const entry = (word: string, about: string) =>
    `${word.replaceAll(':', String.raw`\:`)}${about === '' ? '' : `:${about}`}`;
  return `#compdef refund
# zsh completion for refund. Written by: refund completion zsh
${shTables(commands, entry)}

_refund_ask() {
  if (( $+commands[refund] )); then command refund numbers "$@" 2>/dev/null
  else ${quoted(node)} ${quoted(program)} numbers "$@" 2>/dev/null
  fi
}

_refund() {
  local cur="\${words[CURRENT]}" at='' flag='' first='' word=''
  local -i i place=1
  local -a list
  for ((i = 2; i < CURRENT; i++)); do
    word="\${words[i]}"
    if [[ -n $flag ]]; then flag=''
    elif [[ $word == -* ]]; then
      if _refund_after "$at" "$word"; then flag=$word; fi
    elif [[ $place == 1 ]] && _refund_is_below "$at" "$word"; then at="\${at:+$at }$word"
    else
      [[ $place == 1 ]] && first=$word
      place+=1
    fi
  done
  list=()
  if [[ -n $flag ]]; then _refund_after "$at" "$flag"
  elif [[ $cur == --*=* ]]; then
    compset -P '*='
    _refund_after "$at" "\${cur%%=*}"
  elif [[ $cur == -* ]]; then _refund_flags "$at"
  else
    [[ $place == 1 ]] && _refund_below "$at"
    (( \${#list} == 0 )) && _refund_argument "$at" "$place"
  fi
  [[ $first == <-> ]] || first=''
  case "\${list[1]}" in
    @cases) list=(\${(f)"$(_refund_ask)"}) ;;
    @exhibits) list=(\${(f)"$(_refund_ask "$first" exhibits)"}) ;;
    @letters) list=(\${(f)"$(_refund_ask "$first" letters)"}) ;;
    @files) _files; return ;;
  esac
  (( \${#list} == 0 )) && return 1
  if [[ $cur == -* ]]; then _describe -o refund list; else _describe refund list; fi
}

if [[ "\${funcstack[1]}" == _refund ]]; then _refund "$@"; else compdef _refund refund; fi
`;
}
