package dev.beian.filing;

import org.jspecify.annotations.Nullable;

/**
 * The provinces, autonomous regions and municipalities whose administrations grant filings, with the characters by which
 * numbers name them. Their codes are the first two digits of GB/T 2260, which PSB numbers begin with.
 *
 * <p>The communications administrations and the police do not always use the same character: Sichuan is 蜀 on an ICP
 * number and 川 on a PSB number, Guizhou 黔 and 贵, Gansu 陇 and 甘. Numbers in circulation mix them up, so that both
 * characters are recognised on both kinds.
 */
public enum Province {
    /** 北京市. */
    BEIJING(11, "北京", "Beijing", '京'),
    /** 天津市. */
    TIANJIN(12, "天津", "Tianjin", '津'),
    /** 河北省. */
    HEBEI(13, "河北", "Hebei", '冀'),
    /** 山西省. */
    SHANXI(14, "山西", "Shanxi", '晋'),
    /** 内蒙古自治区. */
    INNER_MONGOLIA(15, "内蒙古", "Inner Mongolia", '蒙'),
    /** 辽宁省. */
    LIAONING(21, "辽宁", "Liaoning", '辽'),
    /** 吉林省. */
    JILIN(22, "吉林", "Jilin", '吉'),
    /** 黑龙江省. */
    HEILONGJIANG(23, "黑龙江", "Heilongjiang", '黑'),
    /** 上海市. */
    SHANGHAI(31, "上海", "Shanghai", '沪'),
    /** 江苏省. */
    JIANGSU(32, "江苏", "Jiangsu", '苏'),
    /** 浙江省. */
    ZHEJIANG(33, "浙江", "Zhejiang", '浙'),
    /** 安徽省. */
    ANHUI(34, "安徽", "Anhui", '皖'),
    /** 福建省. */
    FUJIAN(35, "福建", "Fujian", '闽'),
    /** 江西省. */
    JIANGXI(36, "江西", "Jiangxi", '赣'),
    /** 山东省. */
    SHANDONG(37, "山东", "Shandong", '鲁'),
    /** 河南省. */
    HENAN(41, "河南", "Henan", '豫'),
    /** 湖北省. */
    HUBEI(42, "湖北", "Hubei", '鄂'),
    /** 湖南省. */
    HUNAN(43, "湖南", "Hunan", '湘'),
    /** 广东省. */
    GUANGDONG(44, "广东", "Guangdong", '粤'),
    /** 广西壮族自治区. */
    GUANGXI(45, "广西", "Guangxi", '桂'),
    /** 海南省. */
    HAINAN(46, "海南", "Hainan", '琼'),
    /** 重庆市. */
    CHONGQING(50, "重庆", "Chongqing", '渝'),
    /** 四川省. */
    SICHUAN(51, "四川", "Sichuan", '蜀', '川'),
    /** 贵州省. */
    GUIZHOU(52, "贵州", "Guizhou", '黔', '贵'),
    /** 云南省. */
    YUNNAN(53, "云南", "Yunnan", '滇'),
    /** 西藏自治区. */
    TIBET(54, "西藏", "Tibet", '藏'),
    /** 陕西省. */
    SHAANXI(61, "陕西", "Shaanxi", '陕'),
    /** 甘肃省. */
    GANSU(62, "甘肃", "Gansu", '陇', '甘'),
    /** 青海省. */
    QINGHAI(63, "青海", "Qinghai", '青'),
    /** 宁夏回族自治区. */
    NINGXIA(64, "宁夏", "Ningxia", '宁'),
    /** 新疆维吾尔自治区. */
    XINJIANG(65, "新疆", "Xinjiang", '新');

    private final int code;
    private final String chineseName;
    private final String englishName;
    private final char icpCharacter;
    private final char psbCharacter;

    Province(int code, String chineseName, String englishName, char character) {
        this(code, chineseName, englishName, character, character);
    }

    Province(int code, String chineseName, String englishName, char icpCharacter, char psbCharacter) {
        this.code = code;
        this.chineseName = chineseName;
        this.englishName = englishName;
        this.icpCharacter = icpCharacter;
        this.psbCharacter = psbCharacter;
    }

    /** The first two digits of its division codes (GB/T 2260), such as 11. */
    public int code() {
        return code;
    }

    /** Its short name in Chinese, such as 北京. */
    public String chineseName() {
        return chineseName;
    }

    /** Its name in English. */
    public String englishName() {
        return englishName;
    }

    /** The character on ICP filing numbers of its communications administration. */
    public char icpCharacter() {
        return icpCharacter;
    }

    /** The character on PSB filing numbers of its police. */
    public char psbCharacter() {
        return psbCharacter;
    }

    /**
     * The province that a character on a number stands for, be it the one that is granted on that kind of number or not.
     *
     * @param character the character
     * @return the province; null if none is abbreviated so on any number
     */
    public static @Nullable Province ofCharacter(int character) {
        for (Province province : values()) {
            if (province.icpCharacter == character || province.psbCharacter == character) {
                return province;
            }
        }
        return null;
    }

    /**
     * The province that a division code belongs to.
     *
     * @param code the first two digits of the division code
     * @return the province; null if there is none of that code
     */
    public static @Nullable Province ofCode(int code) {
        for (Province province : values()) {
            if (province.code == code) {
                return province;
            }
        }
        return null;
    }
}
