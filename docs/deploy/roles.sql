-- The roles and the database of one product. Run once, as a superuser or an administrator that may create roles:
--   psql -v owner="'…'" -v app="'…'" -v listen="'…'" -f roles.sql postgres
-- The names are fixed: row security is written for them. Passwords are yours, one each (openssl rand -base64 24).

CREATE ROLE weimproovi_owner  LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :owner;
CREATE ROLE weimproovi_app    LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :app;
CREATE ROLE weimproovi_listen LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :listen;
CREATE ROLE weimproovi_witness NOLOGIN;  -- owns the one function that writes refusals down
GRANT weimproovi_witness TO weimproovi_owner;

CREATE DATABASE weimproovi OWNER weimproovi_owner ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0;
REVOKE ALL ON DATABASE weimproovi FROM PUBLIC;
GRANT CONNECT ON DATABASE weimproovi TO weimproovi_app, weimproovi_listen;

\connect weimproovi
ALTER SCHEMA public OWNER TO weimproovi_owner;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
