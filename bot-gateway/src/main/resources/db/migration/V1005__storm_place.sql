-- Most conversations never had a storm; that is asked with every change.
create index storm_place on storm (tenant, conversation);
