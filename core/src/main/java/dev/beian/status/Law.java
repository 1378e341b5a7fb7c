package dev.beian.status;

import dev.beian.filing.Bilingual;
import java.util.Locale;

/** The regulations that findings rest on. */
public enum Law {
    /** Order 292 of the State Council, 2000: who may offer information services, and that the number is shown (art. 12). */
    INFORMATION_SERVICES(
            "互联网信息服务管理办法",
            "Measures for the Administration of Internet Information Services (State Council order 292)"),
    /** Order 33 of the Ministry of Information Industry, 2005: how non-commercial services are filed and shown. */
    FILING(
            "非经营性互联网信息服务备案管理办法",
            "Measures for the Filing of Non-commercial Internet Information Services (MII order 33)"),
    /** Order 33 of the Ministry of Public Security, 1997: the PSB filing. */
    PUBLIC_SECURITY(
            "计算机信息网络国际联网安全保护管理办法",
            "Measures for Security Protection of the International Networking of Computer Information Networks (MPS order 33)");

    private final String chineseName;
    private final String englishName;

    Law(String chineseName, String englishName) {
        this.chineseName = chineseName;
        this.englishName = englishName;
    }

    /** Its name. */
    public String name(Locale locale) {
        return Bilingual.isChinese(locale) ? chineseName : englishName;
    }
}
