export const completion = {
  install: {
    bash: '要每次都有：在 ~/.bashrc 末尾加一行 source <(refund completion bash)，然后开一个新窗口。',
    zsh: '要每次都有：在 ~/.zshrc 末尾（compinit 之后）加一行 source <(refund completion zsh)，然后开一个新窗口。',
    fish: '要每次都有：在 ~/.config/fish/config.fish 末尾加一行 refund completion fish | source，然后开一个新窗口。',
  },
};
