import { type Caller, quoted } from './ask.ts';
import type { CommandWords } from './model.ts';
import { shTables } from './sh-tables.ts';

/** The script for bash, from 3.2 on. No word of the line is ever evaluated: they are compared, and that is all. */
export function bashScript(commands: readonly CommandWords[], { node, program }: Caller): string {
  return `# bash completion for refund. Written by: refund completion bash
${shTables(commands, (word) => word)}

_refund_ask() {
  if type -P refund >/dev/null 2>&1; then command refund numbers "$@" 2>/dev/null
  else ${quoted(node)} ${quoted(program)} numbers "$@" 2>/dev/null
  fi
}

# Fills in what only the program knows.
_refund_fill() {
  local answer=''
  case "\${list[0]-}" in
    @cases) answer=$(_refund_ask) ;;
    @exhibits) answer=$(_refund_ask "$1" exhibits) ;;
    @letters) answer=$(_refund_ask "$1" letters) ;;
    @files) list=(); return ;;
    *) return ;;
  esac
  list=()
  local one
  while IFS= read -r one; do
    [[ $one =~ ^[EL]?[0-9]+$ ]] && list+=("$one")
  done <<< "$answer"
}

_refund() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" at='' flag='' first='' word='' i place=1
  local -a list=()
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    if [[ $word == '=' ]]; then continue
    elif [[ -n $flag ]]; then flag=''
    elif [[ $word == -* ]]; then
      if _refund_after "$at" "$word"; then flag=$word; fi
    elif [[ $place == 1 ]] && _refund_is_below "$at" "$word"; then at="\${at:+$at }$word"
    else
      [[ $place == 1 ]] && first=$word
      place=$((place + 1))
    fi
  done
  [[ $cur == '=' ]] && cur=''
  list=()
  if [[ -n $flag ]]; then _refund_after "$at" "$flag"
  elif [[ $cur == -* ]]; then _refund_flags "$at"
  else
    [[ $place == 1 ]] && _refund_below "$at"
    if [[ \${#list[@]} == 0 ]]; then _refund_argument "$at" "$place"; fi
  fi
  [[ $first =~ ^[0-9]+$ ]] || first=''
  _refund_fill "$first"
  for word in "\${list[@]-}"; do
    [[ -n $word && $word == "$cur"* ]] && COMPREPLY+=("$word")
  done
  return 0
}

complete -o default -F _refund refund
`;
}
