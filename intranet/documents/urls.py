from django.urls import path

from .views import documents, folders, must_reads, publishing, versions

urlpatterns = [
    path("documents/", folders.library, name="documents"),
    path("documents/bin/", documents.binned, name="binned_documents"),
    path("documents/folders/<int:pk>/", folders.folder, name="folder"),
    path("documents/folders/<int:pk>/new/", folders.make, name="make_folder"),
    path("documents/folders/<int:pk>/edit/", folders.correct, name="correct_folder"),
    path("documents/folders/<int:pk>/move/", folders.move, name="move_folder"),
    path("documents/folders/<int:pk>/delete/", folders.delete, name="delete_folder"),
    path("documents/folders/<int:pk>/add/", documents.add, name="add_documents"),
    path("documents/<uuid:uuid>/", documents.document, name="document"),
    path("documents/<uuid:uuid>/edit/", documents.correct, name="correct_document"),
    path("documents/<uuid:uuid>/move/", documents.move, name="move_document"),
    path("documents/<uuid:uuid>/check-out/", documents.check_out, name="check_out_document"),
    path("documents/<uuid:uuid>/give-back/", documents.give_back, name="give_back_document"),
    path("documents/<uuid:uuid>/bin/", documents.bin, name="bin_document"),
    path("documents/<uuid:uuid>/take-out/", documents.take_out_of_bin, name="take_document_out_of_bin"),
    path("documents/<uuid:uuid>/publish/", publishing.publish, name="publish_document"),
    path("documents/<uuid:uuid>/withdraw/", publishing.withdraw, name="withdraw_document"),
    path("documents/<uuid:uuid>/must-read/", must_reads.demand, name="demand_reading"),
    path("documents/<uuid:uuid>/must-read/end/", must_reads.end, name="end_must_read"),
    path("documents/<uuid:uuid>/readers/", must_reads.who_has_read, name="who_has_read"),
    path("documents/duties/<int:pk>/confirm/", must_reads.confirm, name="confirm_reading"),
    path("documents/<uuid:uuid>/download/", versions.download, name="download_document"),
    path("documents/<uuid:uuid>/v/new/", versions.add, name="add_version"),
    path("documents/<uuid:uuid>/v/<int:number>/", versions.version, name="document_version"),
    path("documents/<uuid:uuid>/v/<int:number>/download/", versions.download_version, name="download_version"),
    path("documents/<uuid:uuid>/v/<int:number>/thumbnail/", versions.thumbnail, name="version_thumbnail"),
    path("documents/<uuid:uuid>/v/<int:number>/pdf/", versions.as_pdf, name="version_as_pdf"),
    path("documents/<uuid:uuid>/v/<int:number>/restore/", versions.restore, name="restore_version"),
]
