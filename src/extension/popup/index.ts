document.title = 'Nostrum'
