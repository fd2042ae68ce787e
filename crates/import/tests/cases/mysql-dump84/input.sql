-- MySQL dump 10.13  Distrib 8.4.3, for Linux (x86_64)
--
-- Host: localhost    Database: shop
-- ------------------------------------------------------
-- Server version	8.4.3

/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!50503 SET NAMES utf8mb4 */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
SET @MYSQLDUMP_TEMP_LOG_BIN = @@SESSION.SQL_LOG_BIN;
SET @@GLOBAL.GTID_PURGED=/*!80000 '+'*/ '';

--
-- Current Database: `shop`
--

CREATE DATABASE /*!32312 IF NOT EXISTS*/ `shop` /*!40100 DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci */ /*!80016 DEFAULT ENCRYPTION='N' */;

USE `shop`;

DROP TABLE IF EXISTS `customers`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `customers` (
  `id` bigint unsigned NOT NULL AUTO_INCREMENT,
  `email` varchar(255) COLLATE utf8mb4_bin NOT NULL COMMENT 'the login; it''s unique',
  `name` varchar(100) CHARACTER SET latin1 COLLATE latin1_german1_ci DEFAULT NULL,
  `state` enum('new','it''s ok','old') NOT NULL DEFAULT 'new',
  `flags` set('a','b','c') DEFAULT NULL,
  `score` decimal(10,2) unsigned zerofill DEFAULT NULL,
  `tiny` tinyint(1) NOT NULL DEFAULT '0',
  `bits` bit(8) DEFAULT b'101',
  `born` year DEFAULT NULL,
  `doc` json DEFAULT NULL,
  `pos` point DEFAULT NULL,
  `created_at` timestamp NULL DEFAULT CURRENT_TIMESTAMP,
  `updated_at` datetime(6) DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  `full` varchar(400) GENERATED ALWAYS AS (concat(`name`,_utf8mb4' ',`email`)) VIRTUAL,
  `len` int GENERATED ALWAYS AS (char_length(`email`)) STORED,
  `hidden` int DEFAULT NULL /*!80023 INVISIBLE */,
  PRIMARY KEY (`id`),
  UNIQUE KEY `email` (`email`),
  KEY `name_prefix` (`name`(10),`created_at` DESC),
  KEY `dead` (`born`) /*!80000 INVISIBLE */,
  FULLTEXT KEY `text` (`name`,`email`) /*!50100 WITH PARSER `ngram` */ ,
  CONSTRAINT `score_up` CHECK ((`score` >= 0)),
  CONSTRAINT `born_late` CHECK ((`born` > 1900)) /*!80016 NOT ENFORCED */
) ENGINE=InnoDB AUTO_INCREMENT=1001 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=8 COMMENT='Who pays; or not';
/*!40101 SET character_set_client = @saved_cs_client */;

DROP TABLE IF EXISTS `orders`;
CREATE TABLE `orders` (
  `id` int NOT NULL AUTO_INCREMENT,
  `customer_id` bigint unsigned NOT NULL,
  `uuid` binary(16) DEFAULT (uuid_to_bin(uuid())),
  `total` double(10,2) DEFAULT '0.00',
  `ratio` float DEFAULT '1',
  `note` mediumtext,
  `raw` longblob,
  `at` time(3) DEFAULT NULL,
  PRIMARY KEY (`id`,`customer_id`),
  KEY `total_expr` ((`total` * 2)),
  KEY `fk_customer` (`customer_id`),
  CONSTRAINT `orders_ibfk_1` FOREIGN KEY (`customer_id`) REFERENCES `customers` (`id`) ON DELETE CASCADE ON UPDATE RESTRICT
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci STATS_PERSISTENT=1;

LOCK TABLES `orders` WRITE;
/*!40000 ALTER TABLE `orders` DISABLE KEYS */;
INSERT INTO `orders` VALUES (1,1,NULL,'0.00',1,'it\'s; here',NULL,NULL);
/*!40000 ALTER TABLE `orders` ENABLE KEYS */;
UNLOCK TABLES;
/*!50003 SET @saved_cs_client      = @@character_set_client */ ;
/*!50003 SET sql_mode              = 'STRICT_TRANS_TABLES' */ ;
DELIMITER ;;
/*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER `orders_bi` BEFORE INSERT ON `orders` FOR EACH ROW BEGIN
  IF NEW.total IS NULL THEN
    SET NEW.total = 0;
  END IF;
END */;;
DELIMITER ;

DROP TABLE IF EXISTS `logs`;
/*!50503 SET character_set_client = utf8mb4 */;
CREATE TABLE `logs` (
  `at` date NOT NULL,
  `line` varchar(200) NOT NULL,
  PRIMARY KEY (`at`,`line`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci
/*!50100 PARTITION BY RANGE (year(`at`))
(PARTITION p2024 VALUES LESS THAN (2025) ENGINE = InnoDB,
 PARTITION pmax VALUES LESS THAN MAXVALUE ENGINE = InnoDB) */;

--
-- Temporary view structure for view `big`
--
DROP TABLE IF EXISTS `big`;
/*!50001 DROP VIEW IF EXISTS `big`*/;
SET @saved_cs_client     = @@character_set_client;
/*!50503 SET character_set_client = utf8mb4 */;
/*!50001 CREATE VIEW `big` AS SELECT 
 1 AS `id`,
 1 AS `total`*/;
SET character_set_client = @saved_cs_client;

--
-- Dumping routines for database 'shop'
--
/*!50003 DROP FUNCTION IF EXISTS `twice` */;
DELIMITER ;;
CREATE DEFINER=`root`@`localhost` FUNCTION `twice`(n int) RETURNS int
    DETERMINISTIC
BEGIN
  DECLARE r int DEFAULT 0;
  WHILE r < n DO SET r = r + 1; END WHILE;
  RETURN r * 2;
END ;;
DELIMITER ;

--
-- Final view structure for view `big`
--
/*!50001 DROP VIEW IF EXISTS `big`*/;
/*!50001 SET @saved_cs_client          = @@character_set_client */;
/*!50001 CREATE ALGORITHM=UNDEFINED */
/*!50013 DEFINER=`root`@`localhost` SQL SECURITY DEFINER */
/*!50001 VIEW `big` AS select `orders`.`id` AS `id`,`orders`.`total` AS `total` from `orders` where (`orders`.`total` > 100) */;
/*!50001 SET character_set_client      = @saved_cs_client */;
/*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */;

-- Dump completed on 2026-01-01  0:00:00
