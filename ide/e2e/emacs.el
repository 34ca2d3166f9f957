;;; Run by ./emacs in the directory of the project.
(package-initialize)
(require 'eglot)
(require 'java-mode nil t)
(require 'cc-mode)

(setq eglot-sync-connect 30
      eglot-connect-timeout 30
      eglot-confirm-server-initiated-edits nil
      make-backup-files nil
      create-lockfiles nil)
(add-to-list 'eglot-server-programs
             `(java-mode . ("java" "-jar" ,(getenv "LINT429_JAR") "lsp")))

(defun check (condition what)
  (unless condition (error "%s; diagnostics: %S" what (flymake-diagnostics))))

(defun wait-for-count (count)
  (let ((end (+ (float-time) 30)))
    (while (and (/= (length (flymake-diagnostics)) count) (< (float-time) end))
      (accept-process-output nil 0.05)))
  (check (= (length (flymake-diagnostics)) count) (format "wanted %d diagnostics" count)))

(find-file "src/main/java/com/acme/Chat.java")
(java-mode)
(buffer-enable-undo)
(call-interactively #'eglot)
(flymake-start)
(wait-for-count 1)

(let ((found (car (flymake-diagnostics))))
  (goto-char (flymake-diagnostic-beg found))
  ;; Emacs counts characters, and the emoji before it is one of them.
  (check (looking-at "http\\.send(request") "place")
  (check (string-match-p "OpenAI" (flymake-diagnostic-text found)) "text"))

;; What a person would do: put the cursor there, open the menu, choose.
;; Eglot takes an event that is a list for a click, and opens a window with the menu.
(let ((last-nonmenu-event t) offered)
  (cl-letf (((symbol-function 'completing-read)
             (lambda (_prompt choices &rest _)
               (setq offered (mapcar (lambda (c) (if (consp c) (car c) c)) choices))
               "Wrap the call in Backoff"))
            ((symbol-function 'y-or-n-p) (lambda (&rest _) t)))
    (call-interactively #'eglot-code-actions))
  (check (member "Suppress UnhandledRateLimit here" offered) (format "%S" offered)))
(undo-boundary)
(save-buffer)
(wait-for-count 0)
(let ((fixed (buffer-string)))
  (setq last-command nil)
  (undo)
  ;; Eglot tells of changes when Emacs is idle, which it never is in batch mode.
  (eglot--signal-textDocument/didChange)
  (wait-for-count 1)
  (check (not (equal fixed (buffer-string))) "undo"))
(call-interactively #'eglot-shutdown)
