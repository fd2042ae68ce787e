-- +goose Up
-- +goose StatementBegin
CREATE TABLE a (b int);
-- +goose StatementEnd

-- +goose Down
DROP TABLE a;

-- +goose Up
CREATE INDEX c ON a (b);
