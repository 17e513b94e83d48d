import type { Messages } from '../messages.ts';

export const completion: Messages['completion'] = {
  install: {
    bash: 'To have it always: add the line source <(refund completion bash) to the end of ~/.bashrc and open a new window.',
    zsh: 'To have it always: add the line source <(refund completion zsh) to the end of ~/.zshrc, after compinit, and open a new window.',
    fish: 'To have it always: add the line refund completion fish | source to the end of ~/.config/fish/config.fish and open a new window.',
  },
};
